import { countWhatGoes } from '@plugins/personalData/queries/readClosing'
import { readExport } from '@plugins/personalData/queries/readExport'
import { personalDataOptions } from '@plugins/personalData/types'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readIdentityWays } from '@/app/_site/readIdentityWays'
import { requireUser } from '@/app/_site/requireUser'
import { DataExport } from '@/components/settings/DataExport'
import { DeleteAccount } from '@/components/settings/DeleteAccount'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('PersonalData')
  return { title: t('title'), robots: { index: false } }
}

export default async function DataSettingsPage() {
  const { payload, user } = await requireUser('/settings/data')
  const context = contextOf(payload)
  const [initial, goes, t, ways] = await Promise.all([
    readExport(payload, user.id),
    countWhatGoes(payload, user.id),
    getTranslations('PersonalData'),
    readIdentityWays(payload, user.id),
  ])
  return (
    <ClientMessages of={['PersonalData', 'Settings', 'Words', 'Identity']}>
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('title')}</h1>
      <DataExport initial={initial} canSendEmail={context.canSendEmail} ways={ways} />
      <DeleteAccount
        username={user.username}
        goes={goes}
        ways={ways}
        graceDays={personalDataOptions.of(context).deletionGraceDays}
      />
    </ClientMessages>
  )
}
