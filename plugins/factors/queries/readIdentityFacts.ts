import { sql } from '@payloadcms/db-postgres'
import { currentSessionOf } from '@plugins/sessions/queries/currentSession'
import type { Payload, TypedUser } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { passkeyText } from './readFactors'

/** Minutes after signing in within which that counts as having shown who one is. */
const RECENT_MINUTES = 10

/** `isRecent`: the session of the request began just now. */
export type IdentityFacts = { hasPassword: boolean; hasPasskey: boolean; isRecent: boolean }

/** By what an account can show again whose it is. @param user of the request, for its session */
export async function readIdentityFacts(
  payload: Payload,
  userId: string,
  user: TypedUser | null | undefined,
): Promise<IdentityFacts> {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<IdentityFacts>(sql`
    select coalesce(u.hash, '') <> '' as "hasPassword",
      ${sql.raw(passkeyText(contextOf(payload))('u'))} as "hasPasskey",
      exists (select from ${drizzle.tables.usersSessions} s
        where s._parent_id = u.id and s.id = ${(user && currentSessionOf(user)) ?? ''}
          and s.created_at > now() - make_interval(mins => ${RECENT_MINUTES})) as "isRecent"
    from ${drizzle.tables.users} u where u.id = ${userId}`)
  return rows[0] ?? { hasPassword: true, hasPasskey: false, isRecent: false }
}
