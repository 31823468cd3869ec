import type { BeforeListTableServerProps } from 'payload'
import { reportKinds } from '@/vocabulary'
import { readReports } from '../services/readReports'
import { reportLists } from '../services/reportLists'

const names = { schematic: 'builds', comment: 'comments', profile: 'profiles' }

/** The lists that moderators need most, one press away; any other is made with Payload's filters. */
export async function ReportFilters({ payload, searchParams }: BeforeListTableServerProps) {
  const { counts } = await readReports(payload)
  const total = reportKinds.reduce((sum, kind) => sum + counts[kind], 0)
  const lists = [
    { name: 'All reports', href: reportLists.all() },
    { name: `Open (${total})`, href: reportLists.of('open') },
    ...reportKinds.map((kind) => ({
      name: `Open on ${names[kind]} (${counts[kind]})`,
      href: reportLists.of('open', kind),
    })),
    { name: 'Resolved', href: reportLists.of('resolved') },
    { name: 'Dismissed', href: reportLists.of('dismissed') },
  ]
  const shown = new URLSearchParams(
    Object.entries(searchParams ?? {}).flatMap(([name, value]) =>
      name.startsWith('where') ? [[name, String(value)]] : [],
    ),
  )
  const isShown = (href: string) => {
    const wanted = new URL(href, 'http://shop').searchParams
    wanted.sort()
    shown.sort()
    return wanted.toString() === shown.toString()
  }
  return (
    <nav aria-label="Lists of reports">
      <ul className="shop-filters">
        {lists.map(({ name, href }) => (
          <li key={name}>
            <a href={href} aria-current={isShown(href) ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
