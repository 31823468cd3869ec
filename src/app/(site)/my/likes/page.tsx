import { BUILDS_PAGE_SIZE, readLikesOf } from '@plugins/people/queries/readBuilds'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { CardGrid } from '@/components/cards/CardGrid'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Mine')
  return { title: t('likes.title'), robots: { index: false } }
}

export default async function MyLikesPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const { payload, user } = await requireUser('/my/likes')
  const page = parsePageNumber((await searchParams).page)
  const [{ docs, total }, t] = await Promise.all([readLikesOf(payload, user.id, true, page), getTranslations('Mine')])
  const pages = Math.ceil(total / BUILDS_PAGE_SIZE)
  const hrefOf = (to: number) => `/my/likes?page=${to}`
  return (
    <>
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('likes.title')}</h1>
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
      ) : docs.length === 0 ? (
        <EmptyState title={t('likes.emptyTitle')}>
          <p>{t('likes.emptyText')}</p>
          <LinkButton href="/schematics" look="primary">
            {t('browse')}
          </LinkButton>
        </EmptyState>
      ) : (
        <CardGrid builds={docs} first />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </>
  )
}
