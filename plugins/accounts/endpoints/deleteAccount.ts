import { sql } from '@payloadcms/db-postgres'
import { confirmPassword } from '@plugins/factors/commands/confirmIdentity'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Handler, PayloadContext } from '@/core/http/endpoint'

export const deleteAccountBody = z.strictObject({ password: z.string('Enter your password.') })

/**
 * `POST /api/users/delete-account` `{password}`. The person's profile, builds with their files, lists, comments, likes
 * and follows go with the account, in one transaction; stored bytes follow by jobs, pictures by the next sweep.
 */
export const deleteAccount: Handler<PayloadContext> = async ({ req, requireUser, readJson }) => {
  const user = await requireUser('delete your account')
  const { password } = await readJson(deleteAccountBody)
  await confirmPassword(req.payload, user, password)
  if (user.role === 'admin') {
    const { rows } = await adapterOf(req.payload).drizzle.execute(
      sql`select 1 from ${adapterOf(req.payload).drizzle.tables.users} where role = 'admin' and state = 'active' and id <> ${user.id} limit 1`,
    )
    if (rows.length === 0)
      throw new ShopError(409, 'bad_request', 'You are the only admin. Make someone else an admin first.')
  }
  const { users } = contextOf(req.payload).slugs
  await req.payload.delete({ collection: users, id: user.id, req, overrideAccess: true, depth: 0 })
  return Response.json({ deleted: true })
}
