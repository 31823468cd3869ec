import { readConfirmation } from '@plugins/accounts/confirmation'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'
import { UnconfirmedEmail } from './UnconfirmedEmail'

/** Reminds users to confirm their email address. Nothing if it is confirmed or the site sends no email. */
export async function ConfirmEmailHint({ payload, userId }: { payload: Payload; userId: string }) {
  if (!contextOf(payload).canSendEmail) return null
  const { email, confirmed } = await readConfirmation(payload, userId)
  if (confirmed) return null
  return (
    <ClientMessages of={['Settings']}>
      <UnconfirmedEmail email={email} />
    </ClientMessages>
  )
}
