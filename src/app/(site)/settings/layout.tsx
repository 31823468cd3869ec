import { Archive, Bell, History, KeyRound, Languages, ShieldCheck, SquareTerminal, UserRound } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getSession } from '@/app/_site/getSession'
import { SectionLayout } from '@/components/ui/SectionLayout'

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  // Each page redirects to sign-in itself, because it knows where to come back to.
  if (!(await getSession()).user) return children
  const [t, security, activity, data] = await Promise.all([
    getTranslations('Settings'),
    getTranslations('Security'),
    getTranslations('Activity'),
    getTranslations('PersonalData'),
  ])
  return (
    <SectionLayout
      label={t('nav.label')}
      sections={[
        { href: '/settings', name: t('nav.profile'), icon: <UserRound aria-hidden /> },
        { href: '/settings/account', name: t('nav.account'), icon: <KeyRound aria-hidden /> },
        { href: '/settings/security', name: security('title'), icon: <ShieldCheck aria-hidden /> },
        { href: '/settings/keys', name: t('nav.keys'), icon: <SquareTerminal aria-hidden /> },
        { href: '/settings/activity', name: activity('title'), icon: <History aria-hidden /> },
        { href: '/settings/notifications', name: t('nav.notifications'), icon: <Bell aria-hidden /> },
        { href: '/settings/display', name: t('nav.display'), icon: <Languages aria-hidden /> },
        { href: '/settings/data', name: data('nav'), icon: <Archive aria-hidden /> },
      ]}
    >
      <div className="grid max-w-3xl min-w-0 grid-cols-[minmax(0,1fr)] gap-8">{children}</div>
    </SectionLayout>
  )
}
