import type { Payload } from 'payload'
import type { Role } from '@/core/vocabulary'
import { addUser, queryIn } from '../integration/support/ownShop'
import { PASSWORD } from '../integration/support/people'

/** Someone who asks, and what their requests carry. */
export type Actor = { name: string; id: string; email: string; headers: Readonly<Record<string, string>> }

export const GUEST: Actor = { name: 'guest', id: '', email: '', headers: {} }

async function signedIn(payload: Payload, name: string, user: { id: string; email: string }): Promise<Actor> {
  const { token } = await payload.login({ collection: 'users', data: { email: user.email, password: PASSWORD } })
  return { name, id: user.id, email: user.email, headers: { Authorization: `JWT ${token}` } }
}

const member = async (payload: Payload, name: string, role?: Role) =>
  signedIn(payload, name, await addUser(payload, role))

/** The person that the documents of the fixture belong to. */
export const addOwner = (payload: Payload): Promise<Actor> => member(payload, 'owner')

/** Everybody else that a rule tells apart, in the order in which the tables name them. */
export async function addOthers(payload: Payload): Promise<Actor[]> {
  const suspended = await member(payload, 'suspended')
  await queryIn(payload)(`update users set state = 'suspended' where id = $1`, [suspended.id])
  return [
    GUEST,
    await member(payload, 'user'),
    await member(payload, 'premium', 'premium'),
    await member(payload, 'moderator', 'moderator'),
    await member(payload, 'admin', 'admin'),
    suspended,
  ]
}
