import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { adapterOf, inTransaction, sqlStateOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { hashOfToken } from '../emailChange'
import { accountQueues } from '../jobs/queues'
import { confirmEmail } from './accountLinks'

const UNIQUE_VIOLATION = '23505'
/** Characters; longer than any token of ours. */
const MAX_TOKEN_LENGTH = 200

const noSuchLink = () =>
  new ShopError(410, 'link_expired', 'This link no longer works. Request a new one in your account settings.')

type Change = { id: string; userId: string; email: string; wasConfirmed: boolean }

/** The address that a link is for, without redeeming it; undefined where it is no longer valid. */
export async function readConfirmable(payload: Payload, token: string): Promise<string | undefined> {
  const { rows } = await adapterOf(payload).pool.query<{ email: string }>({
    name: 'confirmable-email',
    text: `select c.new_email as email from email_changes c join ${adapterOf(payload).names.users} u on u.id = c.user_id
           where c.token_hash = $1 and c.state = 'pending' and c.expires_at > now() and u.state = 'active'`,
    values: [hashOfToken(token.slice(0, MAX_TOKEN_LENGTH))],
  })
  return rows[0]?.email
}

/**
 * Changes the address, for the holder of the link mailed to the new one; it works once. A confirmed old address is
 * notified, and password links mailed there become invalid.
 * @throws ShopError `link_expired`
 */
export async function confirmEmailChange(payload: Payload, token: string): Promise<string> {
  try {
    return await inTransaction(payload, async (tx) => {
      const { rows } = await tx.execute<Change>(sql`
        update email_changes c set state = 'done', token_hash = null from ${tx.tables.users} u
        where c.token_hash = ${hashOfToken(token.slice(0, MAX_TOKEN_LENGTH))} and c.state = 'pending' and c.expires_at > now()
          and u.id = c.user_id and u.state = 'active'
        returning c.id, c.user_id as "userId", c.new_email as email,
          exists (select 1 from confirmed_emails p where p.user_id = u.id and p.email = u.email) as "wasConfirmed"`)
      const change = rows[0]
      if (!change) throw noSuchLink()
      await tx.execute(sql`
        update ${tx.tables.users} set email = ${change.email}, updated_at = now() where id = ${change.userId}`)
      await confirmEmail(tx, change.userId, change.email)
      await recordAudit(
        tx,
        { ...currentSource(tx.context), actorId: change.userId },
        {
          action: 'email.changed',
          target: { kind: 'user', id: change.userId },
        },
      )
      if (change.wasConfirmed)
        await enqueue(tx, accountQueues.emailChange, { changeId: change.id, mail: 'changed', number: 1 })
      return change.email
    })
  } catch (error) {
    // Someone created an account with it meanwhile.
    if (sqlStateOf(error) === UNIQUE_VIOLATION) throw noSuchLink()
    throw error
  }
}
