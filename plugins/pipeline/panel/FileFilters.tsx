import type { BeforeListTableServerProps } from 'payload'
import { contextOf } from '@/core/context/context'
import { translatorFor } from '@/i18n/translatorFor'
import { fileListsOf } from '../queries/fileLists'
import { readDesk } from '../queries/readDesk'

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
export async function FileFilters({ payload, searchParams, i18n }: BeforeListTableServerProps) {
  const t = await translatorFor(i18n.language, 'Panel')
  const files = fileListsOf(contextOf(payload))
  const { stalled, underway } = await readDesk(payload)
  const lists = [
    { name: t('lists.all'), href: files.all },
    { name: t('lists.stalled', { count: stalled }), href: files.stalled },
    { name: t('lists.underway', { count: underway }), href: files.underway },
    { name: t('lists.refused'), href: files.refused },
    { name: t('lists.infected'), href: files.infected },
  ]
  return (
    <nav aria-label={t('lists.title')}>
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
