import { readAccountFactors } from '@plugins/factors/queries/readAccountFactors'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readIdentityWays } from '@/app/_site/readIdentityWays'
import { requireUser } from '@/app/_site/requireUser'
import { FactorSettings } from '@/components/security/FactorSettings'
import { adapterOf } from '@/core/database/executor'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Security')
  return { title: t('title'), robots: { index: false } }
}

export default async function SecuritySettingsPage() {
  const { payload, user } = await requireUser('/settings/security')
  const [account, t, ways] = await Promise.all([
    readAccountFactors(adapterOf(payload).drizzle, user.id),
    getTranslations('Security'),
    readIdentityWays(payload, user.id),
  ])
  return (
    <ClientMessages of={['Security', 'Identity']}>
      <div className="grid gap-2">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('text')}</p>
      </div>
      <FactorSettings {...account} ways={ways} />
    </ClientMessages>
  )
}
