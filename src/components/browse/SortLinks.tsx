import type { Sort } from '@plugins/search/queries/parseSearch'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { browseUrl } from './browseUrl'

const shown = ['relevance', 'newest', 'trending', 'likes', 'downloads', 'title'] as const satisfies Sort[]

/** Links to the sort orders; "best match" only with a search text. */
export function SortLinks({ address, sort, path }: { address: URLSearchParams; sort: string; path?: string }) {
  const t = useTranslations('Browse')
  return (
    <nav aria-label={t('sort.label')} className="-mx-1 flex gap-1 overflow-x-auto p-1">
      {shown
        .filter((value) => value !== 'relevance' || address.has('q'))
        .map((value) => (
          // A plain link: RefineFrame handles it without a full page load.
          <a
            key={value}
            data-refine
            href={browseUrl(address, { sort: value }, path)}
            rel="nofollow"
            aria-current={value === sort ? 'true' : undefined}
            className={clsx(
              'flex min-h-10 items-center rounded-md px-3 text-sm font-semibold whitespace-nowrap',
              value === sort ? 'bg-ink text-bg' : 'text-muted hover:bg-raised hover:text-ink',
            )}
          >
            {t(`sort.${value}`)}
          </a>
        ))}
    </nav>
  )
}
