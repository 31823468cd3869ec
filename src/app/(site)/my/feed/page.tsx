import { MAX_FEED_PAGES, readFeed } from '@plugins/people/queries/readFeed'
import { readFollowedTags } from '@plugins/people/queries/readPeople'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { CardGrid } from '@/components/cards/CardGrid'
import { FollowButton } from '@/components/people/FollowButton'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { personPath, tagPath } from '@/core/addresses'
import { ClientMessages } from '@/i18n/ClientMessages'
import { parsePageNumber } from '@/site/parsePageNumber'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Mine')
  return { title: t('feed.title'), robots: { index: false } }
}

export default async function FeedPage({ searchParams }: { searchParams: Promise<{ page?: string | string[] }> }) {
  const { payload, user } = await requireUser('/my/feed')
  const page = parsePageNumber((await searchParams).page, MAX_FEED_PAGES)
  const [feed, tags, t] = await Promise.all([
    readFeed(payload, user.id, page),
    readFollowedTags(payload, user.id),
    getTranslations('Mine'),
  ])
  return (
    <>
      <div className="grid gap-1">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('feed.title')}</h1>
        <p className="text-muted">
          {t.rich('feed.text', {
            people: (parts) => (
              <Link href={`${personPath(user.username)}/following`} className="link">
                {parts}
              </Link>
            ),
          })}
        </p>
      </div>
      {tags.length > 0 && (
        <ClientMessages of={['Follow']}>
          <details className="panel py-3">
            <summary className="cursor-pointer font-semibold">{t('feed.tags', { count: tags.length })}</summary>
            <ul className="grid max-h-96 gap-x-6 gap-y-2 overflow-y-auto pt-3 sm:grid-cols-2">
              {tags.map(({ slug, name }) => (
                <li key={slug} className="flex items-center justify-between gap-3">
                  <Link href={tagPath(slug)} className="link min-w-0 wrap-anywhere">
                    <bdi>{name}</bdi>
                  </Link>
                  <FollowButton of={{ tag: slug, name }} following isSignedIn size="small" />
                </li>
              ))}
            </ul>
          </details>
        </ClientMessages>
      )}
      {feed.docs.length === 0 && page > 1 ? (
        <PageOutOfRange page={page} hrefOf={(to) => `/my/feed?page=${to}`} />
      ) : feed.docs.length === 0 ? (
        <EmptyState title={t('feed.emptyTitle')}>
          <p>{t('feed.emptyText')}</p>
          <LinkButton href="/schematics" look="primary">
            {t('browse')}
          </LinkButton>
        </EmptyState>
      ) : (
        <CardGrid builds={feed.docs} first />
      )}
      {feed.docs.length > 0 && (page > 1 || feed.hasMore) && (
        <nav aria-label={t('feed.pages')} className="flex flex-wrap justify-center gap-4 pt-2">
          {page > 1 && (
            <LinkButton href={`/my/feed?page=${page - 1}`} rel="prev">
              {t('feed.newer')}
            </LinkButton>
          )}
          {feed.hasMore && (
            <LinkButton href={`/my/feed?page=${page + 1}`} rel="next">
              {t('feed.older')}
            </LinkButton>
          )}
        </nav>
      )}
    </>
  )
}
