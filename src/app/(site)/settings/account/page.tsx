import { readConfirmation } from '@plugins/accounts/confirmation'
import { readPendingEmail } from '@plugins/accounts/emailChange'
import { currentSessionOf } from '@plugins/sessions/queries/currentSession'
import { readSessions } from '@plugins/sessions/queries/readSessions'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { requireUser } from '@/app/_site/requireUser'
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

export default async function AccountSettingsPage() {
  const { payload, user } = await requireUser('/settings/account')
  const account = await findUser(payload, await headers())
  const current = currentSessionOf(account)
  const [sessions, pending, { email, confirmed }, t] = await Promise.all([
    readSessions(payload, user.id, current),
    readPendingEmail(payload, user.id),
    readConfirmation(payload, user.id),
    getTranslations('Settings'),
  ])
  return (
    <ClientMessages of={['Settings']}>
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('account.title')}</h1>
      <StoppedMail payload={payload} userId={user.id} page="/settings/account" />
      <EmailForm email={email} pending={pending} isUnconfirmed={!confirmed && contextOf(payload).canSendEmail} />
      <PasswordForm email={email} />
      <Sessions sessions={sessions} />
    </ClientMessages>
  )
}
