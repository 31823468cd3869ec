import type { PageTag } from '@plugins/search/queries/readTags'
import { useTranslations } from 'next-intl'
import { tagPath } from '@/core/addresses'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import type { ActiveFilter } from './describeFilters'

/** How many active filters are suggested for removal. */
const MAX_TAGS_SHOWN = 4

/** Shown if no builds match: filters to remove, and other places to go. */
export function NoResults({ filters, tags }: { filters: ActiveFilter[]; tags: PageTag[] }) {
  const t = useTranslations('Browse')
  if (filters.length === 0)
    return (
      <EmptyState title={t('empty.none')}>
        <p>{t('empty.noneText')}</p>
        <LinkButton href="/upload" look="primary">
          {t('empty.upload')}
        </LinkButton>
      </EmptyState>
    )
  return (
    <EmptyState title={t('empty.filtered')}>
      <p>{t('empty.filteredText')}</p>
      <div className="flex flex-wrap justify-center gap-2.5">
        {filters.slice(0, MAX_TAGS_SHOWN).map(({ key, name, href }) => (
          <LinkButton key={key} href={href} size="small" className="max-w-full min-h-10">
            <span className="truncate">{t('empty.without', { filter: name })}</span>
          </LinkButton>
        ))}
        <LinkButton href="/schematics" look="primary" size="small" className="min-h-10">
          {t('empty.all')}
        </LinkButton>
      </div>
      {tags.length > 0 && (
        <div className="grid justify-items-center gap-2 pt-4">
          <p>{t('empty.popular')}</p>
          <ul className="flex flex-wrap justify-center gap-2">
            {tags.map(({ slug, name }) => (
              <li key={slug}>
                <LinkButton href={tagPath(slug)} look="ghost" size="small" className="link min-h-10">
                  <bdi>{name}</bdi>
                </LinkButton>
              </li>
            ))}
          </ul>
        </div>
      )}
    </EmptyState>
  )
}
