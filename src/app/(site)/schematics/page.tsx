import { SlidersHorizontal } from 'lucide-react'
import type { Metadata } from 'next'
import { addressOf } from '@/components/browse/addressOf'
import { FacetList } from '@/components/browse/FacetList'
import { facetEntries } from '@/components/browse/facetEntries'
import { Pagination } from '@/components/browse/Pagination'
import { type PageParameters, readAddress } from '@/components/browse/readAddress'
import { SizeForm } from '@/components/browse/SizeForm'
import { SortLinks } from '@/components/browse/SortLinks'
import { CardGrid } from '@/components/cards/CardGrid'
import { SearchForm } from '@/components/shell/SearchForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { plural } from '@/components/words/formatNumber'
import { ShopError } from '@/errors'
import { readCategories } from '@/server/pages/readCategories'
import { currentVisitor } from '@/server/pages/visitor'
import { parseSearch, type Search } from '@/server/search/parseSearch'
import { searchSchematics } from '@/server/search/searchSchematics'

type Props = { searchParams: Promise<PageParameters> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const address = readAddress(await searchParams)
  const query = address.get('q')
  return {
    title: query ? `Builds for “${query}”` : 'Builds',
    description: 'Minecraft schematics by category, format, version, size and the blocks in them.',
    ...(address.size > 0 ? { robots: { index: false, follow: true } } : {}),
  }
}

function readSearch(address: URLSearchParams): { search: Search; problem?: string } {
  try {
    return { search: parseSearch(address) }
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    return { search: parseSearch(new URLSearchParams()), problem: error.message }
  }
}

export default async function BrowsePage({ searchParams }: Props) {
  const address = readAddress(await searchParams)
  const { search, problem } = readSearch(address)
  const { payload } = await currentVisitor()
  const [found, categories] = await Promise.all([searchSchematics(payload, search), readCategories(payload)])
  const groups = facetEntries(address, found.facets, new Map(categories.map(({ slug, name }) => [slug, name])))
  const filtered = [...address.keys()].some((name) => name !== 'sort' && name !== 'page')
  const category = categories.find(({ slug }) => search.category?.includes(slug))
  const kept = [...address].filter(([name]) => name !== 'q' && name !== 'page' && name !== 'sort')

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid gap-4">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">
          {search.owner ? <>Builds by {search.owner}</> : (category?.name ?? 'All builds')}
        </h1>
        {category?.description && <p className="max-w-prose text-muted">{category.description}</p>}
        <div className="max-w-2xl">
          <SearchForm id="browse-search" key={search.q} query={search.q} kept={kept} />
        </div>
      </div>
      {problem && <Notice tone="danger">{problem} Everything is shown instead.</Notice>}

      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-6 lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <aside
          id="filters"
          aria-label="Filters"
          className="panel hidden gap-6 px-2.5 target:grid lg:sticky lg:top-20 lg:grid lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
        >
          <div className="flex items-center justify-between px-2.5">
            <h2 className="text-lg font-extrabold">Filters</h2>
            {filtered && (
              <LinkButton href="/schematics" look="ghost" size="small">
                Clear all
              </LinkButton>
            )}
            <a href="#results" className="link text-sm font-semibold lg:hidden">
              Close
            </a>
          </div>
          {groups.map(({ title, entries }) => (
            <FacetList key={title} title={title} entries={entries} />
          ))}
          <section>
            <h3 className="mb-2 px-2.5 font-bold">Size in blocks</h3>
            <SizeForm key={address.toString()} address={address} />
          </section>
        </aside>

        <section id="results" aria-label="Results" className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <p role="status" className="font-semibold">
              {plural(found.totalDocs, 'build')}
            </p>
            <a
              href="#filters"
              className="flex min-h-10 items-center gap-2 rounded-md px-3 font-semibold shadow-[inset_0_0_0_1px_var(--field)] lg:hidden"
            >
              <SlidersHorizontal aria-hidden className="size-4" />
              Filters
            </a>
            <div className="min-w-0 max-sm:w-full">
              <SortLinks address={address} sort={search.sort} />
            </div>
          </div>
          {found.docs.length > 0 ? (
            <>
              <h2 className="sr-only">Results</h2>
              <CardGrid builds={found.docs} first />
            </>
          ) : (
            <EmptyState title={filtered ? 'Nothing fits all of this' : 'Nothing here yet'}>
              <p>
                {filtered
                  ? 'Take a filter away, or search for fewer words.'
                  : 'No build has been published on this page.'}
              </p>
              <LinkButton href={filtered ? '/schematics' : '/upload'} look="primary">
                {filtered ? 'Show all builds' : 'Upload a build'}
              </LinkButton>
            </EmptyState>
          )}
          <Pagination
            page={search.page}
            pages={Math.ceil(found.totalDocs / search.limit)}
            hrefOf={(page) => addressOf(address, { page: String(page) })}
          />
        </section>
      </div>
    </div>
  )
}
