import { readTags, TAGS_PAGE_SIZE } from '@plugins/search/queries/readTags'
import { topicSearch } from '@plugins/search/queries/topicSearch'
import type { PageParameters } from '@plugins/search/queries/toSearchParams'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { TagList } from '@/components/browse/TagList'
import { EmptyState } from '@/components/ui/EmptyState'
import { openGraph } from '@/i18n/openGraph'
import { isPastEnd } from '@/site/parsePageNumber'

type Props = { searchParams: Promise<PageParameters> }

const pathOf = (page: number) => (page > 1 ? `/tags?page=${page}` : '/tags')

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('Topics')
  const { page } = topicSearch(await searchParams, {})
  const title = t('tags')
  const description = t('tagsDescription')
  return {
    title,
    description,
    alternates: { canonical: pathOf(page) },
    openGraph: await openGraph({ title, description, url: '/tags' }),
  }
}

export default async function TagsPage({ searchParams }: Props) {
  const t = await getTranslations('Topics')
  const { payload } = await getSession()
  const { page } = topicSearch(await searchParams, {})
  const { tags, total } = await readTags(payload, page)
  const pages = Math.ceil(total / TAGS_PAGE_SIZE)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <div className="grid gap-2">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('tags')}</h1>
        {total > 0 && <p className="text-lg text-muted">{t('tagsLead')}</p>}
      </div>
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={pathOf} />
      ) : tags.length > 0 ? (
        <TagList tags={tags} label={t('tags')} />
      ) : (
        <EmptyState title={t('noTags')}>
          <p>{t('noTagsText')}</p>
        </EmptyState>
      )}
      <Pagination page={page} pages={pages} hrefOf={pathOf} />
    </div>
  )
}
