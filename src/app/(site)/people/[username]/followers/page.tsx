import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personPath } from '@/addresses'
import { Pagination } from '@/components/browse/Pagination'
import { PeopleList } from '@/components/people/PeopleList'
import { EmptyState } from '@/components/ui/EmptyState'
import { missingMetadata } from '@/server/pages/missingMetadata'
import { pageOf } from '@/server/pages/pageOf'
import { currentVisitor } from '@/server/pages/visitor'
import { PEOPLE_PAGE, readPeople } from '@/server/people/readPeople'
import { findPerson, type PersonProps } from '../findPerson'

export async function generateMetadata(props: PersonProps): Promise<Metadata> {
  const profile = await findPerson(props, '/followers')
  if (!profile) return missingMetadata()
  const t = await getTranslations('People')
  return { title: t('titleOf.followers', { name: profile.displayName }), robots: { index: false } }
}

type Props = PersonProps & { searchParams: Promise<{ page?: string | string[] }> }

export default async function PersonFollowersPage({ searchParams, ...props }: Props) {
  const profile = await findPerson(props, '/followers')
  if (!profile) return null // the layout says so
  const page = pageOf((await searchParams).page)
  const { payload, viewer, person } = await currentVisitor()
  const [people, t] = await Promise.all([
    readPeople(payload, 'followers', profile.id, viewer, page),
    getTranslations('People'),
  ])
  return (
    <section aria-label={t('tab.followers')} className="grid gap-5">
      {people.length === 0 ? (
        <EmptyState title={t('empty.followers')}>
          <p>{t('empty.followersText')}</p>
        </EmptyState>
      ) : (
        <PeopleList people={people} isSignedIn={person !== null} />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(profile.followerCount / PEOPLE_PAGE)}
        hrefOf={(to) => `${personPath(profile.username)}/followers?page=${to}`}
      />
    </section>
  )
}
