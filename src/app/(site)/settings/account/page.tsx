import { readConfirmation } from '@plugins/accounts/confirmation'
import { readPendingEmail } from '@plugins/accounts/emailChange'
import { readSessions } from '@plugins/accounts/queries/readSessions'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { DeleteAccount } from '@/components/settings/DeleteAccount'
import { EmailForm } from '@/components/settings/EmailForm'
import { PasswordForm } from '@/components/settings/PasswordForm'
import { Sessions } from '@/components/settings/Sessions'
import { findUser } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'
import { requireVisitor } from '@/site/requireVisitor'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Settings')
  return { title: t('nav.account'), robots: { index: false } }
}

export default async function AccountSettingsPage() {
  const { payload, person } = await requireVisitor('/settings/account')
  const user = await findUser(payload, await headers())
  const current = user && '_sid' in user ? String(user._sid) : undefined
  const [sessions, pending, { email, confirmed }, t] = await Promise.all([
    readSessions(payload, person.id, current),
    readPendingEmail(payload, person.id),
    readConfirmation(payload, person.id),
    getTranslations('Settings'),
  ])
  return (
    <ClientMessages of={['Settings']}>
      <h1 className="text-3xl font-extrabold tracking-tight sm:text-4xl">{t('account.title')}</h1>
      <EmailForm email={email} pending={pending} isUnconfirmed={!confirmed && contextOf(payload).canSendEmail} />
      <PasswordForm email={email} />
      <Sessions sessions={sessions} />
      <DeleteAccount username={person.username} />
    </ClientMessages>
  )
}
