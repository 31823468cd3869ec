import type { BeforeListTableServerProps } from 'payload'
import { fileLists } from '../services/fileLists'
import { readDesk } from '../services/readDesk'

type Parameters = BeforeListTableServerProps['searchParams']

/** The conditions in an address, in an order of their own. */
const conditionsOf = (entries: [name: string, value: unknown][]) =>
  entries
    .filter(([name]) => name.startsWith('where'))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')

/** Whether the list shows what this link leads to. */
const isShown = (href: string, parameters: Parameters) =>
  conditionsOf([...new URL(href, 'http://shop').searchParams]) === conditionsOf(Object.entries(parameters ?? {}))

/** The lists that moderators need most, one press away; any other is made with Payload's filters. */
export async function FileFilters({ payload, searchParams }: BeforeListTableServerProps) {
  const { stalled, underway } = await readDesk(payload)
  const lists = [
    { name: 'All files', href: fileLists.all() },
    { name: `Waiting for you (${stalled})`, href: fileLists.stalled() },
    { name: `Being checked (${underway})`, href: fileLists.underway() },
    { name: 'Refused', href: fileLists.refused() },
    { name: 'Infected', href: fileLists.infected() },
  ]
  return (
    <nav aria-label="Lists of files">
      <ul className="shop-filters">
        {lists.map(({ name, href }) => (
          <li key={name}>
            <a href={href} aria-current={isShown(href, searchParams) ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
