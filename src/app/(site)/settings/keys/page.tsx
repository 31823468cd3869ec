import { readKeys } from '@plugins/keys/queries/readKeys'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readIdentityWays } from '@/app/_site/readIdentityWays'
import { requireUser } from '@/app/_site/requireUser'
import { KeySettings } from '@/components/keys/KeySettings'
import { isStaff } from '@/core/access/viewer'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Keys')
  return { title: t('title'), robots: { index: false } }
}

export default async function KeySettingsPage() {
  const { payload, user, viewer } = await requireUser('/settings/keys')
  const [keys, t, ways] = await Promise.all([
    readKeys(payload, user.id),
    getTranslations('Keys'),
    readIdentityWays(payload, user.id),
  ])
  return (
    <ClientMessages of={['Keys', 'Listing', 'Identity']}>
      <div className="grid gap-2">
        <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">
          {t.rich('text', {
            docs: (parts) => (
              <a className="link" href="/api/docs">
                {parts}
              </a>
            ),
          })}
        </p>
      </div>
      <KeySettings keys={keys} mayModerate={isStaff(viewer)} ways={ways} />
    </ClientMessages>
  )
}
