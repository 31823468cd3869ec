import type { Payload } from 'payload'
import { grantOf, type RequiredScope, requireScope, sentKey } from '../access/scopes'
import { accountSuspended } from '../access/viewer'
import { contextOf, type ShopContext } from '../context/context'
import { ShopError } from '../errors/errors'

/** Says why a key signs nobody in. */
export type ExplainKey = (payload: Payload, key: string) => Promise<ShopError>
const EXPLAIN = 'why a key is refused'

/** Registers what knows the keys. Where nothing does, every key is invalid. */
export const explainKeysBy = ({ kept }: ShopContext, explain: ExplainKey): void => void kept.set(EXPLAIN, explain)

export const invalidKey = (): ShopError =>
  new ShopError(401, 'invalid_key', 'This API key doesn’t exist or was revoked. Create a new one in your settings.')

async function refusalOf(payload: Payload, key: string): Promise<ShopError> {
  const explain = contextOf(payload).kept.get(EXPLAIN)
  return explain ? (explain as ExplainKey)(payload, key) : invalidKey()
}

type Asked = { payload: Payload; headers: Pick<Headers, 'get'>; user: (object & { state?: string | null }) | null }

/**
 * Admits a request with an API key to what needs a scope. Requests without one pass.
 * @throws ShopError `invalid_key`, `key_expired`, `account_suspended`, `missing_scope`, `session_required`
 */
export async function admitKey({ payload, headers, user }: Asked, scope: RequiredScope): Promise<void> {
  const key = sentKey(headers)
  const grant = grantOf(user)
  if (key === undefined && !grant) return
  if (!grant) throw await refusalOf(payload, key ?? '')
  if (user?.state !== 'active') throw accountSuspended()
  requireScope(user, scope)
}
