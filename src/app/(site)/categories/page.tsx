import { readCategories } from '@plugins/search/queries/readCategories'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { CategoryTiles } from '@/components/browse/CategoryTiles'
import { nameCategories } from '@/core/text/nameCategory'
import { openGraph } from '@/i18n/openGraph'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Topics')
  const title = t('categories')
  const description = t('categoriesDescription')
  return {
    title,
    description,
    alternates: { canonical: '/categories' },
    openGraph: await openGraph({ title, description, url: '/categories' }),
  }
}

export default async function CategoriesPage() {
  const t = await getTranslations('Topics')
  const { payload } = await getSession()
  const categories = nameCategories(await getTranslations('Words'), await getLocale(), await readCategories(payload))
  const outer = categories.filter(({ parent }) => parent === null)
  const shelves = outer.filter(({ slug }) => categories.some(({ parent }) => parent === slug))
  return (
    <div className="grid gap-8">
      <div className="grid gap-2">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('categories')}</h1>
        <p className="text-lg text-muted">{t('categoriesLead')}</p>
      </div>
      <CategoryTiles categories={outer} />
      {shelves.map(({ slug, name }) => (
        <section key={slug} className="grid gap-4">
          <h2 className="text-xl font-extrabold tracking-tight">{t('inside', { name })}</h2>
          <CategoryTiles categories={categories.filter(({ parent }) => parent === slug)} />
        </section>
      ))}
    </div>
  )
}
