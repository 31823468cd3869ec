import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ActiveFilter } from './describeFilters'

const chip = 'flex min-h-9 max-w-full items-center gap-1.5 rounded-md px-3 text-sm font-semibold'

/** The active filters, each a link that removes it. */
export function ActiveFilters({ filters }: { filters: ActiveFilter[] }) {
  const t = useTranslations('Browse')
  if (filters.length === 0) return null
  return (
    <ul aria-label={t('filters.chosen')} className="flex flex-wrap gap-2">
      {filters.map(({ key, name, href }) => (
        <li key={key} className="max-w-full">
          <a
            data-refine
            href={href}
            rel="nofollow"
            aria-label={t('filters.remove', { filter: name })}
            className={`${chip} bg-primary-soft text-primary-ink hover:bg-raised`}
          >
            <bdi className="truncate">{name}</bdi>
            <X aria-hidden className="size-4 shrink-0" />
          </a>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <a data-refine href="/schematics" className={`${chip} text-muted hover:bg-raised hover:text-ink`}>
            {t('filters.clear')}
          </a>
        </li>
      )}
    </ul>
  )
}
