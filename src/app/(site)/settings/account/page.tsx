import { readConfirmation } from '@plugins/accounts/confirmation'
import { readPendingEmail } from '@plugins/accounts/emailChange'
import { offeredProviders, readLinked } from '@plugins/providers/queries/readProviders'
import { currentSessionOf } from '@plugins/sessions/queries/currentSession'
import { readSessions } from '@plugins/sessions/queries/readSessions'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { readIdentityWays } from '@/app/_site/readIdentityWays'
import { requireUser } from '@/app/_site/requireUser'
import { LinkedProviders } from '@/components/providers/LinkedProviders'
import { ProviderProblem } from '@/components/providers/ProviderProblem'
import { EmailForm } from '@/components/settings/EmailForm'
import { PasswordForm } from '@/components/settings/PasswordForm'
import { Sessions } from '@/components/settings/Sessions'
import { StoppedMail } from '@/components/settings/StoppedMail'
import { findUser } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Settings')
  return { title: t('nav.account'), robots: { index: false } }
}

type Asked = Record<'linked' | 'problem' | 'provider', string | string[] | undefined>

export default async function AccountSettingsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { payload, user } = await requireUser('/settings/account')
  const account = await findUser(payload, await headers())
  const current = currentSessionOf(account)
  const providers = offeredProviders(contextOf(payload))
  const [sessions, pending, { email, confirmed }, { linked }, asked, t, ways] = await Promise.all([
    readSessions(payload, user.id, current),
    readPendingEmail(payload, user.id),
    readConfirmation(payload, user.id),
    readLinked(payload, user.id),
    searchParams,
    getTranslations('Settings'),
    readIdentityWays(payload, user.id),
  ])
  return (
    <ClientMessages of={['Settings', 'Providers', 'Identity']}>
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('account.title')}</h1>
      <StoppedMail payload={payload} userId={user.id} page="/settings/account" />
      <EmailForm
        email={email}
        pending={pending}
        isUnconfirmed={!confirmed && contextOf(payload).canSendEmail}
        ways={ways}
      />
      <PasswordForm email={email} ways={ways} />
      {providers.length > 0 && (
        <LinkedProviders
          providers={providers}
          linked={linked}
          ways={ways}
          done={providers.find(({ name }) => name === asked.linked)?.label}
        >
          <ProviderProblem problem={asked.problem} provider={asked.provider} providers={providers} />
        </LinkedProviders>
      )}
      <Sessions sessions={sessions} />
    </ClientMessages>
  )
}
