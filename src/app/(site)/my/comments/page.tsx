import { COMMENTS_PAGE_SIZE, readMyComments } from '@plugins/comments/queries/readMyComments'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { buildPath } from '@/core/addresses'
import { plainText } from '@/core/text/plainText'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Mine')
  return { title: t('comments.title'), robots: { index: false } }
}

export default async function MyCommentsPage({
  searchParams,
}: {
  searchParams: Promise<{ page?: string | string[] }>
}) {
  const { payload, user } = await requireUser('/my/comments')
  const page = parsePageNumber((await searchParams).page)
  const [{ docs, total }, t, format] = await Promise.all([
    readMyComments(payload, user.id, page),
    getTranslations('Mine'),
    getFormatter(),
  ])
  const pages = Math.ceil(total / COMMENTS_PAGE_SIZE)
  const hrefOf = (to: number) => `/my/comments?page=${to}`
  return (
    <>
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('comments.title')}</h1>
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
      ) : docs.length === 0 ? (
        <EmptyState title={t('comments.emptyTitle')}>
          <p>{t('comments.emptyText')}</p>
          <LinkButton href="/schematics" look="primary">
            {t('browse')}
          </LinkButton>
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {docs.map((comment) => (
            <li key={comment.id} className="panel grid gap-2 py-4">
              <p className="text-sm text-muted">
                {t.rich(comment.isAnswer ? 'comments.answeredOn' : 'comments.wroteOn', {
                  title: comment.schematic.title,
                  date: format.dateTime(new Date(comment.createdAt), { dateStyle: 'medium' }),
                  build: (parts) => (
                    <Link
                      href={`${buildPath(comment.schematic.slug)}#comment-${comment.id}`}
                      className="font-semibold text-ink wrap-anywhere hover:underline"
                    >
                      <bdi>{parts}</bdi>
                    </Link>
                  ),
                })}
              </p>
              <p dir="auto" className="line-clamp-4 max-w-prose wrap-anywhere">
                {plainText(comment.body, 600)}
              </p>
              {comment.removed && (
                <p>
                  <Badge tone="bad">{t('comments.removed')}</Badge>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </>
  )
}
