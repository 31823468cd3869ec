import { readHome } from '@plugins/search/queries/readHome'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { CategoryTiles } from '@/components/browse/CategoryTiles'
import { TagList } from '@/components/browse/TagList'
import { CardGrid } from '@/components/cards/CardGrid'
import { Checks } from '@/components/home/Checks'
import { Featured } from '@/components/home/Featured'
import { SearchForm } from '@/components/shell/SearchForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { JsonLd } from '@/components/ui/JsonLd'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { SectionHeading } from '@/components/ui/SectionHeading'
import { feedPath, tagPath } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { hasScanner } from '@/core/scanning/hasScanner'
import { nameCategories } from '@/core/text/nameCategory'

/** Tags suggested beside the search field. */
const MAX_TAGS_SHOWN = 6
/** From this many builds on, trending builds get a section of their own. Below it they would repeat the newest. */
const MANY = 12

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('Browse'), getLocale()])
  return {
    alternates: {
      canonical: '/',
      types: { 'application/atom+xml': [{ url: feedPath('', locale), title: t('feed') }] },
    },
  }
}

/** Lets search engines offer the site's own search. */
const describeSite = (publicUrl: string) => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: 'SchematicShop',
  url: publicUrl,
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${publicUrl}/schematics?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
})

export default async function HomePage() {
  const [t, words, locale] = await Promise.all([getTranslations('Home'), getTranslations('Words'), getLocale()])
  const { payload } = await getSession()
  const isScanned = await hasScanner(contextOf(payload))
  const { total, trending, newest, tags, ...home } = await readHome(payload)
  const categories = nameCategories(words, locale, home.categories)
  const [featured, ...others] = trending

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-14">
      <JsonLd data={describeSite(contextOf(payload).addresses.publicUrl)} />
      <section className="front plate">
        <div className="mx-auto grid max-w-7xl items-center gap-x-10 gap-y-6 py-10 lg:grid-cols-[1.05fr_1fr] lg:py-12">
          <div className="grid gap-5">
            <h1 className="text-4xl font-extrabold tracking-tighter sm:text-5xl xl:text-6xl">{t('heading')}</h1>
            <p className="max-w-prose text-lg text-muted">
              {isScanned ? t('lead', { count: total }) : t('leadUnscanned', { count: total })}
            </p>
            <SearchForm id="home-search" size="large" />
            {tags.length > 0 && (
              <div className="flex flex-wrap items-center gap-x-1 gap-y-0.5 text-sm">
                <span className="mr-1 text-muted">{t('try')}</span>
                {tags.slice(0, MAX_TAGS_SHOWN).map(({ slug, name }) => (
                  <Link
                    key={slug}
                    href={tagPath(slug)}
                    className="link flex min-h-9 max-w-full items-center px-1.5 font-semibold"
                  >
                    <bdi className="truncate">{name}</bdi>
                  </Link>
                ))}
              </div>
            )}
          </div>
          {featured && <Featured build={featured} />}
        </div>
      </section>

      {total === 0 && (
        <EmptyState title={t('empty')}>
          <p>{t('emptyText')}</p>
          <LinkButton href="/upload" look="primary">
            {t('publish.action')}
          </LinkButton>
        </EmptyState>
      )}
      {total >= MANY && others.length > 0 && (
        <section className="grid gap-5">
          <SectionHeading title={t('trending')} href="/schematics?sort=trending" more={t('allTrending')} />
          <CardGrid builds={others} />
        </section>
      )}
      {categories.length > 0 && (
        <section className="grid gap-5">
          <SectionHeading title={t('categories')} href="/categories" more={t('allCategories')} />
          <CategoryTiles categories={categories.filter(({ parent }) => parent === null)} />
        </section>
      )}
      {newest.length > 0 && (
        <section className="grid gap-5">
          <SectionHeading title={t('newest')} href="/schematics?sort=newest" more={t('allNewest')} />
          <CardGrid builds={newest} />
        </section>
      )}
      {tags.length > 0 && (
        <section className="grid gap-5">
          <SectionHeading title={t('tags')} href="/tags" more={t('allTags')} />
          <TagList tags={tags} label={t('tags')} />
        </section>
      )}
      <Checks isScanned={isScanned} />
      <section className="plate grid justify-items-center gap-4 rounded-xl px-6 py-12 text-center">
        <h2 className="text-2xl font-extrabold tracking-tight sm:text-3xl">{t('publish.title')}</h2>
        <p className="max-w-prose text-muted">{t('publish.text')}</p>
        <LinkButton href="/upload" look="primary" size="large">
          {t('publish.action')}
        </LinkButton>
      </section>
    </div>
  )
}
