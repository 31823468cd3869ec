import { profileOfRequest } from '@plugins/people/queries/readProfile'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
import { AvatarForm } from '@/components/settings/AvatarForm'
import { ProfileForm } from '@/components/settings/ProfileForm'
import { NotFound } from '@/components/shell/NotFound'
import { LinkButton } from '@/components/ui/LinkButton'
import { personPath } from '@/core/addresses'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Settings')
  return { title: t('nav.profile'), robots: { index: false } }
}

export default async function ProfileSettingsPage() {
  const { payload, viewer, user } = await requireUser('/settings')
  const [profile, t] = await Promise.all([
    profileOfRequest(payload, user.username, viewer),
    getTranslations('Settings'),
  ])
  if (!profile) return <NotFound />
  return (
    <ClientMessages of={['Settings']}>
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="mr-auto text-3xl font-extrabold tracking-tight sm:text-4xl">{t('profile.title')}</h1>
        <LinkButton href={personPath(profile.username)} size="small">
          {t('profile.see')}
        </LinkButton>
      </div>
      <AvatarForm username={profile.username} portrait={profile.portrait} />
      <ProfileForm profile={profile} />
    </ClientMessages>
  )
}
