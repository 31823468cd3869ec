import { withholdRole } from '@plugins/factors/queries/staffDuty'
import type { AuthStrategy, Payload, TypedUser } from 'payload'
import { KEY_STRATEGY, sentKey } from '@/core/access/scopes'
import { isStaff } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import { invalidKey } from '@/core/http/admitKey'
import { rememberKey } from '@/core/rates/callerOf'
import type { Role } from '@/core/vocabulary'
import { findKey } from './queries/findKey'

/**
 * The role that a key acts with. Without the scope to moderate, and for what only admins do, its owner’s role is none:
 * every rule that asks for the role sees it so.
 */
function roleOf(owner: { role?: Role | null; state?: string | null }, scopes: readonly string[]): Role {
  const { role } = owner
  if (role === 'moderator' || role === 'admin')
    return scopes.includes('moderate') && isStaff(owner) ? 'moderator' : 'user'
  return role ?? 'user'
}

/** Signs a request in by its API key, for REST, GraphQL and everything in front of them alike. */
export const keyStrategy: AuthStrategy = {
  name: KEY_STRATEGY,
  authenticate: async ({ headers, payload }) => {
    const sent = sentKey(headers)
    const key = sent === undefined ? undefined : await findKey(payload, sent)
    if (sent === undefined || !key || key.isExpired) return { user: null }
    rememberKey(sent, key.id)
    const collection = contextOf(payload).slugs.users
    const found = await payload.find({
      collection,
      where: { id: { equals: key.userId } },
      limit: 1,
      pagination: false,
      depth: 0,
      overrideAccess: true,
    })
    const owner = found.docs[0]
    if (!owner) return { user: null }
    const { sessions: _, ...user } = await withholdRole(payload, owner as TypedUser)
    const granted = { role: roleOf(user, key.scopes), _strategy: KEY_STRATEGY, _keyId: key.id, _scopes: key.scopes }
    return { user: { ...user, ...granted, collection } as TypedUser }
  },
}

/** Says why a key signs nobody in. */
export async function explainKey(payload: Payload, sent: string): Promise<ShopError> {
  const key = await findKey(payload, sent)
  return key?.isExpired
    ? new ShopError(401, 'key_expired', 'This API key expired. Create a new one in your settings.')
    : invalidKey()
}
