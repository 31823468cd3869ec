import { ancestorsOf, readCategories } from '@plugins/search/queries/readCategories'
import { readRelatedTags } from '@plugins/search/queries/readTags'
import { readCards } from '@plugins/search/queries/searchSchematics'
import { topicSearch } from '@plugins/search/queries/topicSearch'
import type { PageParameters } from '@plugins/search/queries/toSearchParams'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { getSession } from '@/app/_site/getSession'
import { CategoryIcon } from '@/components/browse/CategoryIcon'
import { CategoryTiles } from '@/components/browse/CategoryTiles'
import { TagList } from '@/components/browse/TagList'
import { NotFound } from '@/components/shell/NotFound'
import { TopicBuilds } from '@/components/topics/TopicBuilds'
import { TopicHeader } from '@/components/topics/TopicHeader'
import { categoryPath, feedPath, readSlug } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { nameCategories } from '@/core/text/nameCategory'
import { openGraph } from '@/i18n/openGraph'
import { missingMetadata } from '@/site/missingMetadata'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<PageParameters> }

/** Read once per request, for metadata and page. */
const findCategory = cache(async (slug: string) => {
  const [{ payload }, words, locale] = await Promise.all([getSession(), getTranslations('Words'), getLocale()])
  const categories = nameCategories(words, locale, await readCategories(payload))
  return { locale, categories, category: categories.find((category) => category.slug === readSlug(slug)) }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { category, locale } = await findCategory((await params).slug)
  if (!category) return missingMetadata()
  const { slug, name, count } = category
  const t = await getTranslations('Topics')
  const { page, sort } = topicSearch(await searchParams, {})
  const title = t('categoryTitle', { name })
  const description = category.description || t('categoryDescription', { name, count })
  return {
    title,
    description,
    alternates: {
      canonical: page > 1 ? `${categoryPath(slug)}?page=${page}` : categoryPath(slug),
      types: {
        'application/atom+xml': [
          { url: feedPath(`category=${encodeURIComponent(slug)}`, locale), title: t('feedOf', { name }) },
        ],
      },
    },
    openGraph: await openGraph({ title, description, url: categoryPath(slug) }),
    ...(sort === 'newest' && count > 0 ? {} : { robots: { index: false, follow: true } }),
  }
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const { category, categories } = await findCategory((await params).slug)
  if (!category) return <NotFound />
  const { slug, name } = category
  const t = await getTranslations('Topics')
  const { payload } = await getSession()
  const search = topicSearch(await searchParams, { category: [slug] })
  const [builds, tags] = await Promise.all([readCards(payload, search), readRelatedTags(payload, { category: slug })])
  const inside = categories.filter(({ parent }) => parent === slug)
  const above = ancestorsOf(categories, slug).map((each) => ({ name: each.name, path: categoryPath(each.slug) }))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <TopicHeader
        publicUrl={contextOf(payload).addresses.publicUrl}
        kind="category"
        {...category}
        crumbs={[{ name: t('categories'), path: '/categories' }, ...above]}
        path={categoryPath(slug)}
        feedQuery={`category=${encodeURIComponent(slug)}`}
        icon={<CategoryIcon icon={category.icon} color={category.color} />}
      />
      {inside.length > 0 && (
        <section aria-label={t('inside', { name })}>
          <CategoryTiles categories={inside} />
        </section>
      )}
      {tags.length > 0 && (
        <section className="grid gap-3">
          <h2 className="font-bold">{t('commonTags')}</h2>
          <TagList tags={tags} label={t('commonTags')} />
        </section>
      )}
      <TopicBuilds
        builds={builds}
        count={category.count}
        search={search}
        path={categoryPath(slug)}
        filter={`category=${encodeURIComponent(slug)}`}
      />
    </div>
  )
}
