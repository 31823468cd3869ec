import { LISTS_PAGE_SIZE, readListsOf } from '@plugins/lists/queries/readLists'
import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { ListGrid } from '@/components/lists/ListGrid'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Mine')
  return { title: t('lists.title'), robots: { index: false } }
}

export default async function MyListsPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const { payload, user } = await requireUser('/my/lists')
  const page = parsePageNumber((await searchParams).page)
  const [{ docs, total }, t] = await Promise.all([readListsOf(payload, user.id, true, page), getTranslations('Mine')])
  const pages = Math.ceil(total / LISTS_PAGE_SIZE)
  const hrefOf = (to: number) => `/my/lists?page=${to}`
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="mr-auto text-3xl font-extrabold tracking-tight sm:text-4xl">{t('lists.title')}</h1>
        <LinkButton href="/lists/new" look="primary" size="small">
          <Plus aria-hidden />
          {t('lists.new')}
        </LinkButton>
      </div>
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
      ) : docs.length === 0 ? (
        <EmptyState title={t('lists.emptyTitle')}>
          <p>{t('lists.emptyText')}</p>
        </EmptyState>
      ) : (
        <ListGrid lists={docs} />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </>
  )
}
