import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { contextOf } from '@/core/context/context'
import { executorOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { isLeaked } from '../passwords/isLeaked'
import { isWeakPassword } from '../passwords/isWeakPassword'

const textOf = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : [])

/** The address and the name of the account whose password is set, as they are and as they are going to be. */
async function namesOf(req: PayloadRequest, id: unknown, data: object): Promise<string[]> {
  const given = ['email', 'username'].flatMap((name) => textOf((data as Record<string, unknown>)[name]))
  if (typeof id !== 'string' && typeof id !== 'number') return given
  const db = await executorOf(req)
  const { rows } = await db.execute<{ email: string | null; username: string | null }>(sql`
    select u.email, p.username from ${db.tables.users} u left join ${db.tables.profiles} p on p.id = u.id
    where u.id::text = ${String(id)}`)
  return [...given, ...textOf(rows[0]?.email), ...textOf(rows[0]?.username)]
}

/**
 * Refuses a password that others have, wherever one is set: at sign-up, in the settings, by a link, in the panel, by
 * GraphQL and by the app itself. There are no rules of what characters it has.
 */
export const refuseWeakPassword: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const data: unknown = args.data
  if (typeof data !== 'object' || data === null || !('password' in data)) return args
  const { password } = data
  if (typeof password !== 'string' || password === '') return args
  const names = await namesOf(req, 'id' in args ? args.id : undefined, data)
  if ((await isWeakPassword(password, names)) || (await isLeaked(contextOf(req.payload), password)))
    throw new ShopError(
      400,
      'weak_password',
      'This password is common, or easy to guess. Choose another one, such as three or four random words.',
      { field: 'password' },
    )
  return args
}
