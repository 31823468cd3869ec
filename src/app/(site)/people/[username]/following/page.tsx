import { PEOPLE_PAGE_SIZE, readPeople } from '@plugins/people/queries/readPeople'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getSession } from '@/app/_site/getSession'
import { PageOutOfRange } from '@/components/browse/PageOutOfRange'
import { Pagination } from '@/components/browse/Pagination'
import { PeopleList } from '@/components/people/PeopleList'
import { EmptyState } from '@/components/ui/EmptyState'
import { personPath } from '@/core/addresses'
import { missingMetadata } from '@/site/missingMetadata'
import { isPastEnd, parsePageNumber } from '@/site/parsePageNumber'
import { findPerson, type PersonProps } from '../findPerson'

export async function generateMetadata(props: PersonProps): Promise<Metadata> {
  const profile = await findPerson(props, '/following')
  if (!profile) return missingMetadata()
  const t = await getTranslations('People')
  return { title: t('titleOf.following', { name: profile.displayName }), robots: { index: false } }
}

type Props = PersonProps & { searchParams: Promise<{ page?: string | string[] }> }

export default async function PersonFollowingPage({ searchParams, ...props }: Props) {
  const profile = await findPerson(props, '/following')
  if (!profile) return null // the layout shows the 404
  const page = parsePageNumber((await searchParams).page)
  const { payload, viewer, user } = await getSession()
  const [people, t] = await Promise.all([
    readPeople(payload, 'following', profile.id, viewer, page),
    getTranslations('People'),
  ])
  const pages = Math.ceil(profile.followingCount / PEOPLE_PAGE_SIZE)
  const hrefOf = (to: number) => `${personPath(profile.username)}/following?page=${to}`
  return (
    <section aria-label={t('tab.following')} className="grid gap-5">
      {isPastEnd(page, pages) ? (
        <PageOutOfRange page={page} pages={pages} hrefOf={hrefOf} />
      ) : people.length === 0 ? (
        <EmptyState title={t('empty.following')}>
          <p>{t('empty.followingText')}</p>
        </EmptyState>
      ) : (
        <PeopleList people={people} isSignedIn={user !== null} />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </section>
  )
}
