import type { PersonCard } from '@plugins/people/queries/readPeople'
import { useTranslations } from 'next-intl'
import { personPath } from '@/core/addresses'
import { plainText } from '@/core/text/plainText'
import { ClientMessages } from '@/i18n/ClientMessages'
import { Link } from '../ui/Link'
import { Avatar } from './Avatar'
import { FollowButton } from './FollowButton'

export function PeopleList({ people, isSignedIn }: { people: PersonCard[]; isSignedIn: boolean }) {
  const t = useTranslations('People')
  return (
    <ClientMessages of={['Follow']}>
      <ul className="grid gap-3 md:grid-cols-2">
        {people.map((person) => (
          <li
            key={person.id}
            className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-4 gap-y-2 rounded-lg bg-surface p-4 shadow-[inset_0_0_0_1px_var(--line)]"
          >
            <Avatar username={person.username} portrait={person.portrait} />
            <div className="grid min-w-0 gap-0.5">
              <h2 className="text-lg leading-snug font-bold">
                <Link href={personPath(person.username)} className="hover:underline">
                  <bdi>{person.displayName}</bdi>
                </Link>
              </h2>
              <p className="text-sm text-muted">
                {t('summary', { builds: person.schematicCount, followers: person.followerCount })}
              </p>
              {person.bio && (
                <p dir="auto" className="line-clamp-2 text-sm wrap-anywhere">
                  {plainText(person.bio, 160)}
                </p>
              )}
            </div>
            {!person.isOwn && (
              <FollowButton
                of={{ person: person.username, name: person.displayName }}
                following={person.following}
                isSignedIn={isSignedIn}
                size="small"
              />
            )}
          </li>
        ))}
      </ul>
    </ClientMessages>
  )
}
