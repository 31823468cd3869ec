import { filterParameters, InvalidParameterError, parseSearch, type Search } from '@plugins/search/queries/parseSearch'
import { readPopularTags } from '@plugins/search/queries/readTags'
import { searchSchematics } from '@plugins/search/queries/searchSchematics'
import { type PageParameters, toSearchParams } from '@plugins/search/queries/toSearchParams'
import clsx from 'clsx'
import { SlidersHorizontal, X } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { shopContext } from '@/app/_site/shopContext'
import { ActiveFilters } from '@/components/browse/ActiveFilters'
import { browseUrl } from '@/components/browse/browseUrl'
import { describeFilterError } from '@/components/browse/describeFilterError'
import { describeFilters } from '@/components/browse/describeFilters'
import { FeedLink } from '@/components/browse/FeedLink'
import { FilterForm } from '@/components/browse/FilterForm'
import { NoResults } from '@/components/browse/NoResults'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { RefineFrame } from '@/components/browse/RefineFrame'
import { SortLinks } from '@/components/browse/SortLinks'
import { CardGrid } from '@/components/cards/CardGrid'
import { SearchForm } from '@/components/shell/SearchForm'
import { buttonClasses } from '@/components/ui/buttonClasses'
import { Notice } from '@/components/ui/Notice'
import { categoryPath, feedPath, tagPath } from '@/core/addresses'
import { openGraph } from '@/i18n/openGraph'
import { isPastEnd } from '@/site/parsePageNumber'

type Props = { searchParams: Promise<PageParameters> }

/** Tags suggested if nothing was found. */
const MAX_TAGS_SHOWN = 10

async function readSearch(address: URLSearchParams): Promise<{ search: Search; problem?: InvalidParameterError }> {
  const { maxPageSize } = await shopContext()
  try {
    return { search: parseSearch(address, maxPageSize) }
  } catch (error) {
    if (!(error instanceof InvalidParameterError)) throw error
    return { search: parseSearch(new URLSearchParams()), problem: error }
  }
}

/** The parameters of a URL that filter builds. */
const filtersOf = (address: URLSearchParams) =>
  new URLSearchParams([...address].filter(([name]) => filterParameters.includes(name)))

/** The canonical URL: a category or tag page, if it has the same builds. */
function canonicalOf(filters: URLSearchParams, { category, tag }: Search): string {
  if (filters.size === 1 && category?.length === 1) return categoryPath(category[0]!)
  if (filters.size === 1 && tag?.length === 1) return tagPath(tag[0]!)
  return '/schematics'
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const address = toSearchParams(await searchParams)
  const [t, locale] = await Promise.all([getTranslations('Browse'), getLocale()])
  const { search, problem } = await readSearch(address)
  const filters = filtersOf(address)
  const title = search.q ? t('titleFor', { query: search.q }) : t('title')
  return {
    title,
    description: t('description'),
    openGraph: await openGraph({ title, description: t('description'), url: '/schematics' }),
    alternates: {
      canonical: canonicalOf(filters, search),
      ...(!problem && {
        types: { 'application/atom+xml': [{ url: feedPath(filters.toString(), locale), title: t('feed') }] },
      }),
    },
    ...(address.size > 0 ? { robots: { index: false, follow: true } } : {}),
  }
}

export default async function BrowsePage({ searchParams }: Props) {
  const address = toSearchParams(await searchParams)
  const { search, problem } = await readSearch(address)
  const [t, words, locale] = await Promise.all([getTranslations('Browse'), getTranslations('Words'), getLocale()])
  const { payload } = await getSession()
  const found = await searchSchematics(payload, search)
  const filters = problem ? [] : describeFilters(address, search, found.facets, t, words)
  const pages = Math.ceil(found.totalDocs / search.limit)
  const hrefOf = (page: number) => browseUrl(address, page > 1 ? { page: String(page) } : {})
  const tags = found.totalDocs === 0 && filters.length > 0 ? await readPopularTags(payload, MAX_TAGS_SHOWN) : []
  const kept = [...address].filter(([name]) => name !== 'q' && name !== 'page' && name !== 'sort')

  return (
    <RefineFrame address={address.toString()} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid gap-4">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">
          {search.q
            ? t.rich('heading.for', { text: search.q, query: (text) => <bdi>{text}</bdi> })
            : search.owner
              ? t.rich('heading.by', { name: search.owner, person: (name) => <bdi>{name}</bdi> })
              : t('heading.all')}
        </h1>
        <div className="max-w-2xl">
          <SearchForm id="browse-search" key={search.q} query={search.q} kept={kept} />
        </div>
      </div>
      {problem && <Notice tone="danger">{t('problem', { message: describeFilterError(t, problem) })}</Notice>}

      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-6 lg:grid-cols-[16.5rem_minmax(0,1fr)]">
        <aside id="filters" popover="auto" aria-label={t('filters.title')} className="filters">
          <div className="sticky top-0 z-10 -mx-2.5 flex min-h-14 items-center justify-between gap-2 bg-surface px-5 lg:static lg:min-h-11">
            <h2 className="text-lg font-extrabold">{t('filters.title')}</h2>
            <div className="flex items-center gap-1">
              {filters.length > 0 && (
                <a data-refine href="/schematics" className={buttonClasses({ look: 'ghost', size: 'small' })}>
                  {t('filters.clear')}
                </a>
              )}
              <button
                type="button"
                popoverTarget="filters"
                popoverTargetAction="hide"
                aria-label={t('filters.close')}
                className={clsx(buttonClasses({ look: 'ghost', size: 'icon' }), 'lg:hidden')}
              >
                <X aria-hidden />
              </button>
            </div>
          </div>
          <FilterForm address={address} search={search} facets={found.facets} total={found.totalDocs} />
        </aside>

        <section aria-label={t('results')} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p role="status" tabIndex={-1} data-refined className="mr-auto text-lg font-bold outline-none">
              <span className="group-data-pending/refine:hidden">{t('count', { count: found.totalDocs })}</span>
              <span className="hidden group-data-pending/refine:inline">{t('updating')}</span>
            </p>
            <button
              type="button"
              popoverTarget="filters"
              className={clsx(buttonClasses({ size: 'small' }), 'min-h-10 lg:hidden')}
            >
              <SlidersHorizontal aria-hidden />
              {t('filters.open', { count: filters.length })}
            </button>
            <div className="min-w-0 max-sm:order-last max-sm:w-full">
              <SortLinks address={address} sort={search.sort} />
            </div>
            {!problem && <FeedLink href={feedPath(filtersOf(address).toString(), locale)} name={t('feed')} iconOnly />}
          </div>
          <ActiveFilters filters={filters} />
          {isPastEnd(search.page, pages) ? (
            <PageOutOfRange page={search.page} pages={pages} hrefOf={hrefOf} />
          ) : found.docs.length > 0 ? (
            <div className="refined">
              <h2 className="sr-only">{t('results')}</h2>
              <CardGrid builds={found.docs} first />
            </div>
          ) : (
            <NoResults filters={filters} tags={tags} />
          )}
          <Pagination page={search.page} pages={pages} hrefOf={hrefOf} />
        </section>
      </div>
    </RefineFrame>
  )
}
