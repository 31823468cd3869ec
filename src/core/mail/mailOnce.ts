import { createHash } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf, type ShopContext } from '../context/context'
import { adapterOf, type Executor, inTransaction } from '../database/executor'
import { log } from '../log/log'
import { isBadAddress, isOutcomeUnknown, OWN_ADAPTER } from './outcome'
import { returnPathOf } from './returnPath'
import { hashOfAddress, isSuppressed, suppressAddress } from './suppression'

export type Letter = {
  to: string
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
}

type Skipped = { skipped: string }

export type Mailing = {
  /** What the mail is about, and to whom; of all mails with this key one is sent. */
  key: string
  /** Whether its recipient has just asked for it, as for a link. */
  isRequested?: boolean
  /** Writes it, in the transaction that claims the key; or says why there is nothing to send. */
  write(tx: Executor): Promise<Letter | Skipped>
}

/** What names a mail, in its Message-ID and return path: the same for the same key, and no secret of anybody's. */
export const messageOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32)

export const messageIdOf = ({ addresses }: ShopContext, key: string): string =>
  `<${messageOf(key)}@${new URL(addresses.publicUrl).hostname}>`

type Claimed = { letter: Letter } | Skipped

async function claim(tx: Executor, { key, isRequested = false, write }: Mailing): Promise<Claimed> {
  // The message is unique, too. With a conflict target, two that come at once wait for each other at its index.
  const { rows } = await tx.execute(sql`
    insert into sent_mails (key, state, message) values (${key}, 'sending', ${messageOf(key)})
    on conflict do nothing returning key`)
  if (rows.length === 0) {
    const [sent] = (await tx.execute<{ state: string }>(sql`select state from sent_mails where key = ${key}`)).rows
    if (sent?.state !== 'sending') return { skipped: 'already told' }
    log.warn({ message: messageOf(key) }, 'a mail whose sending was interrupted is not sent again')
    return { skipped: 'its sending was interrupted, or is under way' }
  }
  const letter = await write(tx)
  const refused =
    'skipped' in letter
      ? letter.skipped
      : (await isSuppressed(tx, letter.to, isRequested)) && 'mail to this address comes back, or is not wanted'
  if ('skipped' in letter || refused !== false) {
    await tx.execute(sql`delete from sent_mails where key = ${key}`)
    return { skipped: refused || 'there is nothing to send' }
  }
  await tx.execute(sql`
    update sent_mails set address_hash = ${hashOfAddress(tx.context, letter.to)} where key = ${key}`)
  return { letter }
}

/**
 * Sends a mail at most once, whatever fails or dies: its key is claimed, and that committed, before the mail server is
 * spoken to. Where the server refuses the mail or is not reached, the claim is given up and the error thrown, for the
 * job to try again. Where nobody knows whether the server has it, it is logged and not sent again; the Message-ID is
 * the same for the same key, for receivers to tell. Not to be called inside a transaction.
 */
export async function mailOnce(payload: Payload, mailing: Mailing): Promise<'done' | Skipped> {
  const { key } = mailing
  const claimed = await inTransaction(payload, (tx) => claim(tx, mailing))
  if ('skipped' in claimed) return claimed
  const { letter } = claimed
  const context = contextOf(payload)
  const { drizzle } = adapterOf(payload)
  const from = returnPathOf(context, messageOf(key))
  try {
    await payload.sendEmail({
      ...letter,
      messageId: messageIdOf(context, key),
      ...(from && { envelope: { from, to: letter.to } }),
    })
  } catch (error) {
    if (isOutcomeUnknown(error, payload.email.name === OWN_ADAPTER)) {
      log.error(
        { err: error, message: messageOf(key) },
        'nobody knows whether a mail was delivered: it is not sent again',
      )
      await drizzle.execute(sql`update sent_mails set state = 'unknown', sent_at = now() where key = ${key}`)
      return { skipped: 'nobody knows whether it was delivered' }
    }
    await inTransaction(payload, async (tx) => {
      await tx.execute(sql`delete from sent_mails where key = ${key} and state = 'sending'`)
      if (isBadAddress(error))
        await suppressAddress(
          tx,
          hashOfAddress(context, letter.to),
          'bounced',
          error instanceof Error ? error.message : '',
        )
    })
    if (isBadAddress(error)) return { skipped: 'the address does not exist' }
    throw error
  }
  await drizzle.execute(sql`update sent_mails set state = 'sent', sent_at = now() where key = ${key}`)
  return 'done'
}
