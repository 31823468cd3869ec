import Link from 'next/link'
import { CategoryTiles } from '@/components/browse/CategoryTiles'
import { CardGrid } from '@/components/cards/CardGrid'
import { Measures } from '@/components/cards/Measures'
import { Plate } from '@/components/cards/Plate'
import { SearchForm } from '@/components/shell/SearchForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { SectionHeading } from '@/components/ui/SectionHeading'
import { plural } from '@/components/words/formatNumber'
import { readCategories } from '@/server/pages/readCategories'
import { currentVisitor } from '@/server/pages/visitor'
import { searchSchematics } from '@/server/search/searchSchematics'

export default async function HomePage() {
  const { payload } = await currentVisitor()
  const [newest, liked, categories] = await Promise.all([
    searchSchematics(payload, { sort: 'newest', page: 1, limit: 8 }),
    searchSchematics(payload, { sort: 'likes', page: 1, limit: 5 }),
    readCategories(payload),
  ])
  const [shown, ...others] = liked.docs

  return (
    <div className="grid gap-14">
      <section className="grid items-center gap-8 lg:grid-cols-[1.1fr_1fr] lg:gap-12">
        <div className="grid gap-5">
          <h1 className="text-4xl font-extrabold tracking-tighter sm:text-5xl xl:text-6xl">
            Good builds, taken apart before you paste them.
          </h1>
          <p className="max-w-prose text-lg text-muted">
            {newest.totalDocs > 0
              ? `${plural(newest.totalDocs, 'schematic')} for Minecraft`
              : 'Schematics for Minecraft'}
            , each scanned, measured and drawn: see its size, its materials and whether it hides a command block.
          </p>
          <SearchForm id="home-search" size="large" />
        </div>
        {shown && (
          <Link href={`/schematics/${shown.slug}`} className="group block rounded-xl">
            <Plate
              preview={shown.preview}
              alt=""
              eager
              sizes="(min-width: 64rem) 600px, 92vw"
              className="aspect-[4/3] rounded-t-xl"
              pictureClassName="p-6 transition-[scale] duration-300 group-hover:scale-[1.03]"
            />
            <span className="flex flex-wrap items-baseline justify-between gap-x-4 rounded-b-xl bg-surface px-5 py-3.5 shadow-lift">
              <span className="grid">
                <span className="text-sm text-muted">Most liked</span>
                <bdi className="text-lg font-bold wrap-anywhere group-hover:underline">{shown.title}</bdi>
              </span>
              <Measures width={shown.width} height={shown.height} length={shown.length} />
            </span>
          </Link>
        )}
      </section>

      {newest.docs.length === 0 ? (
        <EmptyState title="The shelves are still empty">
          <p>Nobody has published a build here yet. Yours can be the first.</p>
          <LinkButton href="/upload" look="primary">
            Upload a build
          </LinkButton>
        </EmptyState>
      ) : (
        <section className="grid gap-5">
          <SectionHeading title="Newest" href="/schematics?sort=newest" more="All new builds" />
          <CardGrid builds={newest.docs} />
        </section>
      )}

      {categories.length > 0 && (
        <section className="grid gap-5">
          <SectionHeading title="By category" />
          <CategoryTiles categories={categories} />
        </section>
      )}

      {others.length > 0 && (
        <section className="grid gap-5">
          <SectionHeading title="Most liked" href="/schematics?sort=likes" more="All by likes" />
          <CardGrid builds={others} />
        </section>
      )}
    </div>
  )
}
