import { sql } from '@payloadcms/db-postgres'
import type { ShopContext } from '@/core/context/context'
import type { Executor } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { relyingPartyOf } from '../relyingParty'

/** What a second step can be done with. */
export const factorMethods = ['totp', 'passkey', 'recovery_code'] as const
export type FactorMethod = (typeof factorMethods)[number]

/** Times are ISO 8601. */
export type Passkey = {
  id: string
  name: string
  /** Kept by a password manager on several devices. */
  isSynced: boolean
  createdAt: string
  lastUsedAt: string | null
}
export type Factors = {
  totp: { confirmedAt: string; lastUsedAt: string | null } | null
  passkeys: Passkey[]
  recoveryCodes: { left: number; total: number }
}

/** What an account has beside its password. */
export async function readFactors(db: Executor, userId: string): Promise<Factors> {
  const { rows } = await db.execute<Factors>(sql`
    select
      (select jsonb_build_object('confirmedAt', ${sql.raw(isoTime('confirmed_at'))}, 'lastUsedAt', ${sql.raw(isoTime('last_used_at'))})
        from ${db.tables.totpFactors} where user_id = ${userId} and confirmed_at is not null) as totp,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'isSynced', is_synced,
          'createdAt', ${sql.raw(isoTime('created_at'))}, 'lastUsedAt', ${sql.raw(isoTime('last_used_at'))}) order by created_at, id)
        from ${db.tables.passkeys} where user_id = ${userId}), '[]') as passkeys,
      (select jsonb_build_object('left', count(*) filter (where used_at is null), 'total', count(*))
        from ${db.tables.recoveryCodes} where user_id = ${userId}) as "recoveryCodes"`)
  return rows[0] ?? { totp: null, passkeys: [], recoveryCodes: { left: 0, total: 0 } }
}

/** Whether an account has a passkey that works on this site, as SQL over a row of `users` under an alias. */
export const passkeyText =
  (context: ShopContext): ((user: string) => string) =>
  (user) =>
    relyingPartyOf(context) ? `exists (select from ${context.names.passkeys} p where p.user_id = ${user}.id)` : 'false'

/** Whether an account has a second factor. */
export async function hasFactor(db: Executor, userId: string): Promise<boolean> {
  const { rows } = await db.execute<{ has: boolean }>(sql`select shop_has_factor(${userId}) as has`)
  return rows[0]?.has ?? false
}

/** How an account can do its second step; empty where it has none. */
export async function methodsOf(db: Executor, userId: string): Promise<FactorMethod[]> {
  const { totp, passkeys, recoveryCodes } = await readFactors(db, userId)
  if (!totp && passkeys.length === 0) return []
  const has: Record<FactorMethod, boolean> = {
    totp: totp !== null,
    passkey: passkeys.length > 0,
    recovery_code: recoveryCodes.left > 0,
  }
  return factorMethods.filter((method) => has[method])
}
