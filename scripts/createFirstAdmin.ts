import type { Payload } from 'payload'
import { log } from '@/core/log/log'
import { env } from '@/env'

/**
 * Makes the admin that the environment names, while there is none. Someone who signed up with that address before is
 * given the environment's password with the role: the address alone proves nothing.
 */
export async function createFirstAdmin(payload: Payload): Promise<void> {
  if (!env.ADMIN_EMAIL || !env.ADMIN_PASSWORD) return
  const shared = { collection: 'users', overrideAccess: true, depth: 0 } as const
  const admins = await payload.count({ ...shared, where: { role: { equals: 'admin' } } })
  if (admins.totalDocs > 0) return
  const found = await payload.find({ ...shared, where: { email: { equals: env.ADMIN_EMAIL.toLowerCase() } }, limit: 1 })
  const known = found.docs[0]
  if (known)
    await payload.update({
      ...shared,
      id: known.id,
      data: { role: 'admin', state: 'active', password: env.ADMIN_PASSWORD },
    })
  else
    await payload.create({
      ...shared,
      data: {
        email: env.ADMIN_EMAIL,
        password: env.ADMIN_PASSWORD,
        username: 'shopkeeper',
        role: 'admin',
        state: 'active',
      },
    })
  log.info('the first admin was made from ADMIN_EMAIL')
}
