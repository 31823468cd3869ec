import type { BeforeListTableServerProps } from 'payload'
import { contextOf } from '@/core/context/context'
import { reportListsOf } from '@/core/panel/reportLists'
import { reportKinds } from '@/core/vocabulary'
import { translatorFor } from '@/i18n/translatorFor'
import { readReports } from '../queries/readReports'

/** The conditions of an address, in an order of their own. */
const conditionsOf = (entries: [name: string, value: unknown][]) =>
  entries
    .filter(([name]) => name.startsWith('where'))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')

/** The lists that moderators need most, one press away; any other is made with Payload's filters. */
export async function ReportFilters({ payload, searchParams, i18n }: BeforeListTableServerProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  const reports = reportListsOf(contextOf(payload))
  const { counts } = await readReports(payload)
  const total = reportKinds.reduce((sum, kind) => sum + counts[kind], 0)
  const lists = [
    { name: t('reports.all'), href: reports.all },
    { name: t('reports.allOpen', { count: total }), href: reports.of('open') },
    ...reportKinds.map((kind) => ({
      name: t(`reports.openOn.${kind}`, { count: counts[kind] }),
      href: reports.of('open', kind),
    })),
    { name: t('reports.resolved'), href: reports.of('resolved') },
    { name: t('reports.dismissed'), href: reports.of('dismissed') },
  ]
  const shown = conditionsOf(Object.entries(searchParams ?? {}))
  const isShown = (href: string) => conditionsOf([...new URL(href, 'http://shop').searchParams]) === shown
  return (
    <nav aria-label={t('reports.lists')}>
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
