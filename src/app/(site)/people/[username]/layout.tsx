import { Box, Heart, ListOrdered, UserCheck, Users } from 'lucide-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getSession } from '@/app/_site/getSession'
import { ProfileHeader } from '@/components/people/ProfileHeader'
import { NotFound } from '@/components/shell/NotFound'
import { SectionNav } from '@/components/ui/SectionNav'
import { personPath } from '@/core/addresses'
import { findPerson, type PersonProps } from './findPerson'

export default async function PersonLayout({ params, children }: PersonProps & { children: ReactNode }) {
  const profile = await findPerson({ params }, null)
  if (!profile) return <NotFound />
  const { user } = await getSession()
  const t = await getTranslations('People')
  const format = await getFormatter()
  const path = personPath(profile.username)
  const short = (count: number) => format.number(count, { notation: 'compact', maximumFractionDigits: 1 })
  const showsLikes = profile.showLikes || profile.isOwn
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <ProfileHeader profile={profile} isSignedIn={user !== null} />
      <SectionNav
        label={t('tabs')}
        sections={[
          { href: path, name: t('tab.builds'), count: short(profile.schematicCount), icon: <Box aria-hidden /> },
          ...(showsLikes ? [{ href: `${path}/likes`, name: t('tab.likes'), icon: <Heart aria-hidden /> }] : []),
          {
            href: `${path}/lists`,
            name: t('tab.lists'),
            count: short(profile.listCount),
            icon: <ListOrdered aria-hidden />,
          },
          {
            href: `${path}/followers`,
            name: t('tab.followers'),
            count: short(profile.followerCount),
            icon: <Users aria-hidden />,
          },
          {
            href: `${path}/following`,
            name: t('tab.following'),
            count: short(profile.followingCount),
            icon: <UserCheck aria-hidden />,
          },
        ]}
      />
      {children}
    </div>
  )
}
