import type { CollectionName } from '../context/slugs'
import { ShopError } from '../errors/errors'
import type { Scope } from '../vocabulary'

/** What a key needs; null where no key may at all: accounts, sessions, keys, roles, the panel. */
export type RequiredScope = Scope | null

export const operations = ['create', 'read', 'update', 'delete'] as const
type Operation = (typeof operations)[number]
type OperationScopes = Readonly<Record<Operation, RequiredScope>>

const readOnly: OperationScopes = { create: null, read: 'read', update: null, delete: null }
const curated: OperationScopes = { create: 'moderate', read: 'read', update: 'moderate', delete: 'moderate' }

/** What each operation on each collection needs, by REST and GraphQL. Endpoints name theirs where they are made. */
const collectionScopes: Readonly<Record<CollectionName, OperationScopes>> = {
  users: { create: null, read: null, update: null, delete: null },
  auditLog: { create: null, read: null, update: null, delete: null },
  profiles: readOnly,
  schematics: { create: 'upload', read: 'read', update: 'edit', delete: 'edit' },
  schematicFiles: readOnly,
  media: { create: 'upload', read: 'read', update: 'moderate', delete: 'edit' },
  tags: curated,
  categories: curated,
  comments: { create: 'comment', read: 'read', update: 'comment', delete: 'comment' },
  likes: readOnly,
  follows: readOnly,
  lists: { create: 'interact', read: 'read', update: 'interact', delete: 'interact' },
  listItems: readOnly,
  notifications: { create: null, read: 'notifications', update: null, delete: 'notifications' },
  reports: { create: 'interact', read: 'moderate', update: 'moderate', delete: null },
  storageAccounts: readOnly,
}

/** @param collection nothing for an app's own and Payload's, which no key reaches */
export function scopeOfOperation(collection: CollectionName | undefined, operation: string): RequiredScope {
  const known = operations.find((one) => one === operation)
  return collection && known ? collectionScopes[collection][known] : null
}

/** The name of the strategy by which a request with a key is signed in; `user._strategy`. */
export const KEY_STRATEGY = 'shop-key'
/** What every key begins with, by which scanners of secrets find it. */
export const KEY_MARK = 'ssk_'

/** The key of a request, as it was sent; nothing where there is none. */
export const sentKey = (headers: Pick<Headers, 'get'>): string | undefined =>
  new RegExp(`^Bearer +(${KEY_MARK}.*)$`, 'i').exec(headers.get('authorization') ?? '')?.[1]

type KeyGrant = { keyId: string; scopes: readonly string[] }

/** What the key of a user's request grants; nothing where the request came by a session. */
export function grantOf(user: object | null | undefined): KeyGrant | undefined {
  if (!user || !('_strategy' in user) || user._strategy !== KEY_STRATEGY) return undefined
  const granted = '_scopes' in user && Array.isArray(user._scopes) ? user._scopes.map(String) : []
  return { keyId: '_keyId' in user ? String(user._keyId) : '', scopes: granted }
}

/** Whether a request may do what needs this scope: any session may, and a key that has it. */
export const hasScope = (user: object | null | undefined, scope: RequiredScope): boolean => {
  const grant = grantOf(user)
  return !grant || (scope !== null && grant.scopes.includes(scope))
}

/** @throws ShopError `missing_scope` naming the scope, `session_required` where no key may */
export function requireScope(user: object | null | undefined, scope: RequiredScope): void {
  if (hasScope(user, scope)) return
  if (scope === null)
    throw new ShopError(403, 'session_required', 'API keys can’t do this. Sign in on the site instead.')
  throw new ShopError(403, 'missing_scope', `This API key lacks the scope “${scope}”. Create a key that has it.`, {
    scope,
  })
}
