import { sql } from '@payloadcms/db-postgres'
import type { BasePayload, TypedUser } from 'payload'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { type FactorDuty, factorOptions } from '../types'

const rolesOf: Record<FactorDuty, readonly string[]> = {
  nobody: [],
  admins: ['admin'],
  staff: ['moderator', 'admin'],
}

/** What a role was before it was withheld: see `withholdRole`. */
const WITHHELD = '_withheldRole'
const storedRoleOf = (user: object): unknown =>
  WITHHELD in user ? user[WITHHELD] : 'role' in user ? user.role : undefined

/** Whether someone must have a second factor, whether or not they do. */
export const isDutyOf = (context: ShopContext, user: object): boolean =>
  rolesOf[factorOptions.of(context).requiredFor].includes(String(storedRoleOf(user)))

/** Whether this shop asks anyone for a second factor. */
export const mayWithhold = (context: ShopContext): boolean => factorOptions.of(context).requiredFor !== 'nobody'

/** Whether someone has the second factor that their role asks for, as SQL over a row of `users` under an alias. */
export const dutyText =
  (context: ShopContext) =>
  (user: string): string =>
    `(${user}.role not in (${rolesOf[factorOptions.of(context).requiredFor].map((role) => `'${role}'`).join(', ')}) or shop_has_factor(${user}.id))`

/** Whether someone's role is withheld until they have a second factor. */
export const isWithheld = (user: object | null | undefined): boolean => Boolean(user && WITHHELD in user)

/** Someone with the role that counts: that of a user while the second factor that theirs asks for is missing. */
export async function withholdRole(payload: BasePayload, user: TypedUser): Promise<TypedUser> {
  const context = contextOf(payload)
  if (isWithheld(user) || !isDutyOf(context, user)) return user
  const { rows } = await adapterOf(payload).drizzle.execute<{ has: boolean }>(
    sql`select shop_has_factor(${user.id}) as has`,
  )
  return rows[0]?.has ? user : Object.assign({}, user, { role: 'user' as const, [WITHHELD]: user.role })
}

/**
 * Whoever must have a second factor and has none comes with the role of a user, by whichever way they are recognized:
 * so every rule that asks for a role holds, in each of its forms. Everyone else costs nothing.
 */
export function withholdRoles(payload: BasePayload): void {
  const context = contextOf(payload)
  if (!mayWithhold(context)) return
  payload.authStrategies = payload.authStrategies.map((strategy) => ({
    ...strategy,
    authenticate: async (args) => {
      const result = await strategy.authenticate(args)
      const { user } = result
      if (!user || user.collection !== context.slugs.users) return result
      return { ...result, user: (await withholdRole(payload, user as TypedUser)) as typeof user }
    },
  }))
}
