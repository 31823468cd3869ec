import { Box, ChartColumn, Heart, ListOrdered, MessageSquare, Rss, Settings, ShieldCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getSession } from '@/app/_site/getSession'
import { SectionLayout } from '@/components/ui/SectionLayout'
import { isStaff } from '@/core/access/viewer'

export default async function MyLayout({ children }: { children: ReactNode }) {
  // Each page redirects to sign-in itself, because it knows where to come back to.
  const { user, viewer } = await getSession()
  if (!user) return children
  const t = await getTranslations('Mine')
  return (
    <SectionLayout
      label={t('nav.label')}
      sections={[
        { href: '/my', name: t('nav.builds'), icon: <Box aria-hidden /> },
        { href: '/my/feed', name: t('nav.feed'), icon: <Rss aria-hidden /> },
        { href: '/my/statistics', name: t('nav.statistics'), icon: <ChartColumn aria-hidden /> },
        { href: '/my/lists', name: t('nav.lists'), icon: <ListOrdered aria-hidden /> },
        { href: '/my/likes', name: t('nav.likes'), icon: <Heart aria-hidden /> },
        { href: '/my/comments', name: t('nav.comments'), icon: <MessageSquare aria-hidden /> },
        { href: '/settings', name: t('nav.settings'), icon: <Settings aria-hidden /> },
        ...(isStaff(viewer) ? [{ href: '/admin', name: t('nav.moderation'), icon: <ShieldCheck aria-hidden /> }] : []),
      ]}
    >
      <div className="grid min-w-0 gap-6">{children}</div>
    </SectionLayout>
  )
}
