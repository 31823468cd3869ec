import { sql } from '@payloadcms/db-postgres'
import { AuthenticationError, checkLoginPermission, type PayloadRequest, UnverifiedEmail } from 'payload'
import { isFormerHash, isPasswordOf, makePasswordHash } from '@/core/auth/passwordHash'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'

type Credentials = { email: string; password: string }
/** An account as it is kept, with its hash. */
type Account = {
  id: string
  email: string
  state: string
  hash?: string | null
  salt?: string | null
  _verified?: boolean | null
}

/** Payload made a weaker hash before; the password is known now. */
async function renewHash(req: PayloadRequest, account: Account, password: string): Promise<Account> {
  if (!account.hash || !isFormerHash(account.hash)) return account
  const { drizzle } = adapterOf(req.payload)
  const made = await makePasswordHash(password)
  const { rows } = await drizzle.execute(sql`
    update ${drizzle.tables.users} set hash = ${made.hash}, salt = ${made.salt}
    where id = ${account.id} and hash = ${account.hash} returning id`)
  return rows.length > 0 ? { ...account, ...made } : account
}

/**
 * Whose these credentials are. It does the work of Payload's login up to the session, hooks included, and starts none:
 * a password alone may not be enough. It takes as long where there is no account.
 * @param email as accounts have it
 * @throws AuthenticationError, UnverifiedEmail of Payload
 */
export async function checkPassword(req: PayloadRequest, { email, password }: Credentials): Promise<Account> {
  const collection = req.payload.collections[contextOf(req.payload).slugs.users]
  const { config } = collection
  const given = { collection: config, context: req.context, operation: 'login', overrideAccess: false, req } as const
  let args = { collection, data: { email, password }, req }
  for (const hook of config.hooks.beforeOperation)
    args = ((await hook({ ...given, args } as never)) as typeof args | undefined) || args
  const account = await req.payload.db.findOne<Account>({
    collection: config.slug,
    req,
    where: { email: { equals: email }, ...(config.trash && { deletedAt: { exists: false } }) },
  })
  if (account) checkLoginPermission({ req, user: account as never })
  if (!(await isPasswordOf(account ?? {}, password)) || !account) throw new AuthenticationError(req.t)
  if (config.auth.verify && account._verified === false) throw new UnverifiedEmail({ t: req.t })
  return renewHash(req, account, password)
}
