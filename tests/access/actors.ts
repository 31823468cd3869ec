import type { Payload } from 'payload'
import { type Role, type Scope, scopes } from '@/core/vocabulary'
import { callWith } from '../integration/support/callApi'
import { addUser, queryIn } from '../integration/support/ownShop'
import { PASSWORD } from '../integration/support/people'

/** Someone who asks, and what their requests carry. */
export type Actor = { name: string; id: string; email: string; headers: Readonly<Record<string, string>> }

const GUEST: Actor = { name: 'guest', id: '', email: '', headers: {} }

async function addMember(payload: Payload, name: string, role?: Role): Promise<Actor> {
  const { id, email } = await addUser(payload, role)
  const { token } = await payload.login({ collection: 'users', data: { email, password: PASSWORD } })
  return { name, id, email, headers: { Authorization: `JWT ${token}` } }
}

async function addKey(owner: Actor, scope: Scope): Promise<Actor> {
  const body = { name: scope, scopes: [scope], password: PASSWORD }
  const { status, body: made } = await callWith(owner.headers).ask('POST', '/api/keys', body)
  if (status !== 201) throw new Error(`a key for ${scope} is answered ${status}: ${JSON.stringify(made)}`)
  return { ...owner, name: `key:${scope}`, headers: { Authorization: `Bearer ${made.key}` } }
}

/**
 * Everybody whom a rule tells apart, in the order in which the tables name them. The documents of the fixture belong to
 * `owner`, and so do the keys, but for the one of the moderator that moderates.
 */
export async function addActors(payload: Payload): Promise<Actor[]> {
  const query = queryIn(payload)
  const owner = await addMember(payload, 'owner')
  const moderator = await addMember(payload, 'moderator', 'moderator')
  const suspended = await addMember(payload, 'suspended')
  await query(`update users set state = 'suspended' where id = $1`, [suspended.id])
  const unverified = await addMember(payload, 'unverified')
  await query('delete from confirmed_emails where user_id = $1', [unverified.id])
  const keys: Actor[] = []
  for (const scope of scopes) keys.push(await addKey(scope === 'moderate' ? moderator : owner, scope))
  return [
    GUEST,
    await addMember(payload, 'user'),
    owner,
    await addMember(payload, 'premium', 'premium'),
    moderator,
    await addMember(payload, 'admin', 'admin'),
    suspended,
    unverified,
    ...keys,
  ]
}
