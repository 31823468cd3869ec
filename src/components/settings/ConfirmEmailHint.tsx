import { readConfirmation } from '@plugins/accounts/confirmation'
import type { Payload } from 'payload'
import { requiresConfirmedEmail } from '@/core/access/confirmedEmail'
import { contextOf } from '@/core/context/context'
import { ClientMessages } from '@/i18n/ClientMessages'
import { UnconfirmedEmail } from './UnconfirmedEmail'

/** Reminds users to confirm their address where no other page does (`ConfirmEmailBanner`) and email can be sent. */
export async function ConfirmEmailHint({ payload, userId }: { payload: Payload; userId: string }) {
  const context = contextOf(payload)
  if (!context.canSendEmail || requiresConfirmedEmail(context)) return null
  const { email, confirmed } = await readConfirmation(payload, userId)
  if (confirmed) return null
  return (
    <ClientMessages of={['Settings']}>
      <UnconfirmedEmail email={email} />
    </ClientMessages>
  )
}
