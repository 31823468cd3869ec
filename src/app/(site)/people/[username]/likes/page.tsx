import { BUILDS_PAGE_SIZE, readLikesOf } from '@plugins/people/queries/readBuilds'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { CardGrid } from '@/components/cards/CardGrid'
import { NotFound } from '@/components/shell/NotFound'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { personPath } from '@/core/addresses'
import { missingMetadata } from '@/site/missingMetadata'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'
import { findPerson, type PersonProps } from '../findPerson'

export async function generateMetadata(props: PersonProps): Promise<Metadata> {
  const profile = await findPerson(props, '/likes')
  if (!profile) return missingMetadata()
  const t = await getTranslations('People')
  return { title: t('titleOf.likes', { name: profile.displayName }), robots: { index: false } }
}

type Props = PersonProps & { searchParams: Promise<{ page?: string | string[] }> }

export default async function PersonLikesPage({ searchParams, ...props }: Props) {
  const profile = await findPerson(props, '/likes')
  if (!profile) return null // the layout shows the 404
  // Don't reveal whether a user with hidden likes has any.
  if (!profile.showLikes && !profile.isOwn) return <NotFound />
  const page = parsePageNumber((await searchParams).page)
  const { payload } = await getSession()
  const [{ docs, total }, t] = await Promise.all([
    // As others see it, unless it is hidden from them.
    readLikesOf(payload, profile.id, profile.isOwn, page),
    getTranslations('People'),
  ])
  const pages = Math.ceil(total / BUILDS_PAGE_SIZE)
  const hrefOf = (to: number) => `${personPath(profile.username)}/likes?page=${to}`
  return (
    <section aria-label={t('tab.likes')} className="grid gap-5">
      {profile.isOwn && !profile.showLikes && <Notice tone="info">{t('likesHidden')}</Notice>}
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
      ) : docs.length === 0 ? (
        <EmptyState title={t('empty.likes')}>
          <p>{t('empty.likesText')}</p>
        </EmptyState>
      ) : (
        <CardGrid builds={docs} first />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </section>
  )
}
