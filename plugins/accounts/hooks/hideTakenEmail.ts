import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { CollectionAfterOperationHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { isAdmin } from '@/core/access/predicates'
import { plainEmail } from '@/core/context/keyedHash'
import { executorOf, transactionOf } from '@/core/database/executor'
import { accountQueues } from '../jobs/queues'

/** A placeholder for a taken address; `.invalid` is reserved (RFC 2606). */
const PLACEHOLDER = '@taken.invalid'
export const isPlaceholder = (email: unknown): boolean => typeof email === 'string' && email.endsWith(PLACEHOLDER)

type Taken = { placeholder: string; email: string; ownerId: string }
/** Kept per request context, which Payload copies: GraphQL may sign up several users in one request. */
const lists = new WeakSet<object>()
const isList = (value: unknown): value is Taken[] => Array.isArray(value) && lists.has(value)

function takenEmailsOf({ context }: PayloadRequest): Taken[] {
  if (isList(context.takenEmails)) return context.takenEmails
  const taken: Taken[] = []
  lists.add(taken)
  context.takenEmails = taken
  return taken
}

/**
 * Signing up with a taken address gives the usual response after the same work: the account is created under a
 * placeholder and deleted in the same transaction. The owner of the address is notified by email.
 */
export const hideTakenEmail: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' || args.overrideAccess === true || isAdmin({ req })) return args
  const data: unknown = args.data
  if (typeof data !== 'object' || data === null || !('email' in data) || typeof data.email !== 'string') return args
  const email = plainEmail(data.email)
  // By the transaction's own connection: waiting for a second one while holding the first can deadlock.
  const db = await executorOf(req)
  const { rows } = await db.execute<{ id: string }>(sql`select id::text from ${db.tables.users} where email = ${email}`)
  const ownerId = rows[0]?.id
  if (!ownerId) return args
  const placeholder = `${uuidv7()}${PLACEHOLDER}`
  takenEmailsOf(req).push({ placeholder, email, ownerId })
  return { ...args, data: { ...data, email: placeholder } }
}

export const restoreTakenEmail: CollectionAfterOperationHook = async ({ operation, req, result }) => {
  if (operation !== 'create' || typeof result !== 'object' || result === null) return result
  // Includes earlier failed sign-ups of this request, which have nothing to delete.
  for (const { placeholder, email, ownerId } of takenEmailsOf(req).splice(0)) {
    const tx = await transactionOf(req)
    const { rows } = await tx.execute(sql`delete from ${tx.tables.users} where email = ${placeholder} returning id`)
    if (rows.length === 0) continue
    await enqueue(tx, accountQueues.accountMail, { takenId: ownerId })
    Object.assign(result, { email })
  }
  return result
}
