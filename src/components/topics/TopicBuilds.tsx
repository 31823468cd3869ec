import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Search } from '@plugins/search/queries/parseSearch'
import { SlidersHorizontal } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { isPastEnd } from '@/site/parsePageNumber'
import { browseUrl } from '../browse/browseUrl'
import { PageOutOfRange } from '../browse/PageOutOfRange'
import { Pagination } from '../browse/Pagination'
import { RefineFrame } from '../browse/RefineFrame'
import { SortLinks } from '../browse/SortLinks'
import { CardGrid } from '../cards/CardGrid'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'

/** The builds of a category or tag, sorted and paginated. `filter` selects the same builds on the browse page. */
export async function TopicBuilds({
  builds,
  count,
  search,
  path,
  filter,
}: {
  builds: SchematicCard[]
  count: number
  search: Search
  path: string
  filter: string
}) {
  const t = await getTranslations('Topics')
  const address = new URLSearchParams(search.sort === 'newest' ? {} : { sort: search.sort })
  const pages = Math.ceil(count / search.limit)
  const hrefOf = (page: number) => browseUrl(address, page > 1 ? { page: String(page) } : {}, path)
  if (count === 0)
    return (
      <EmptyState title={t('empty')}>
        <p>{t('emptyText')}</p>
        <div className="flex flex-wrap justify-center gap-3">
          <LinkButton href="/upload" look="primary">
            {t('upload')}
          </LinkButton>
          <LinkButton href="/schematics">{t('browse')}</LinkButton>
        </div>
      </EmptyState>
    )
  return (
    <RefineFrame address={`${address} ${search.page}`} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <section aria-labelledby="topic-builds" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <h2 id="topic-builds" className="sr-only">
          {t('results')}
        </h2>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 max-sm:w-full">
            <SortLinks address={address} sort={search.sort} path={path} />
          </div>
          <LinkButton href={`/schematics?${filter}`} size="small" className="min-h-10">
            <SlidersHorizontal aria-hidden />
            {t('filter')}
          </LinkButton>
        </div>
        <div className="refined">
          {isPastEnd(search.page, pages) ? (
            <PageOutOfRange page={search.page} pages={pages} hrefOf={hrefOf} />
          ) : (
            <CardGrid builds={builds} first />
          )}
        </div>
        <Pagination page={search.page} pages={pages} hrefOf={hrefOf} />
      </section>
    </RefineFrame>
  )
}
