import { executeAuthStrategies, type Payload, type TypedUser } from 'payload'
import { ShopError } from '../errors/errors'
import type { Role } from '../vocabulary'
import { KEY_STRATEGY } from './scopes'

/** The requesting user; null where nobody is signed in. */
export type Viewer = { id: string; role: string; state: string } | null

const staffRoles: readonly string[] = ['moderator', 'admin'] satisfies Role[]

/** Whether a moderator or admin asks, whose account is in good standing. */
export const isStaff = (viewer: { role?: string | null; state?: string | null } | null | undefined): boolean =>
  viewer?.state === 'active' && staffRoles.includes(viewer.role ?? '')

/**
 * Whether someone has the role of one, for statements over `users` under this alias; whether their account is active is
 * asked besides.
 */
export const staffText = (user: string): string =>
  `${user}.role in (${staffRoles.map((role) => `'${role}'`).join(', ')})`

/** Whose own documents are shown; none to suspended users. */
export const activeIdOf = (viewer: Viewer): string | null => (viewer?.state === 'active' ? viewer.id : null)

/** What a user reads of their suspension: why, until when, and what an appeal needs. */
export type SuspensionDetails = { reason: string | null; until: string | null; appealToken: string }

/**
 * The error for users whose account is suspended, whatever they request.
 * @param details for who has just proven to be that user
 */
export const accountSuspended = (details?: SuspensionDetails): ShopError =>
  new ShopError(
    403,
    'account_suspended',
    details
      ? 'This account is suspended. You can appeal.'
      : 'This account is suspended. Sign in to read why, and to appeal.',
    details,
  )

/**
 * A user with an account in good standing.
 * @param what they must sign in for, as “like builds”
 * @throws ShopError `sign_in_required`, `account_suspended`
 */
export function requireActive<User extends { state?: string | null }>(
  user: User | null | undefined,
  what: string,
): User {
  if (!user) throw new ShopError(401, 'sign_in_required', `Sign in to ${what}.`)
  if (user.state !== 'active') throw accountSuspended()
  return user
}

/** The same of a moderator or admin. @throws ShopError `sign_in_required`, `account_suspended`, `forbidden` */
export function requireStaff<User extends { role?: string | null; state?: string | null }>(
  user: User | null | undefined,
  what: string,
): User {
  const active = requireActive(user, what)
  if (!isStaff(active)) throw new ShopError(403, 'forbidden', 'Only moderators can do this.')
  return active
}

/** Whether there are ways to sign in that the shop does not know, which may go by any header. */
const hasOtherStrategies = ({ authStrategies }: Payload) =>
  authStrategies.some(({ name }) => name !== 'local-jwt' && name !== KEY_STRATEGY && !name.endsWith('-api-key'))

/** Whether a request carries anything that could sign someone in. */
const hasCredentials = ({ config }: Payload, headers: Headers) =>
  headers.has('authorization') || (headers.get('cookie')?.includes(`${config.cookiePrefix}-token=`) ?? false)

/**
 * The account behind a request's session; spares strangers the work of looking. Unlike `payload.auth` it leaves out
 * what they may do with every collection.
 */
export async function findUser(payload: Payload, headers: Headers): Promise<TypedUser | null> {
  if (!hasCredentials(payload, headers) && !hasOtherStrategies(payload)) return null
  const { user } = await executeAuthStrategies({ headers, payload })
  return user
}

/** The same in short. */
export const toViewer = (user: TypedUser | null | undefined): Viewer =>
  user ? { id: String(user.id), role: user.role, state: user.state } : null

export const viewerOf = async (payload: Payload, headers: Headers): Promise<Viewer> =>
  toViewer(await findUser(payload, headers))
