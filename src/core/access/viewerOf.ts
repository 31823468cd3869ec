import type { Viewer } from '@plugins/listings/queries/findReadable'
import { executeAuthStrategies, type Payload, type TypedUser } from 'payload'

/** Whether a request carries anything that could sign somebody in. */
const hasCredentials = (headers: Headers, prefix: string) =>
  headers.has('authorization') || (headers.get('cookie')?.includes(`${prefix}-token=`) ?? false)

/** The person behind a request's session. Unlike `payload.auth` it leaves out what they may do with every collection. */
export async function userOf(payload: Payload, headers: Headers): Promise<TypedUser | null> {
  const { user } = await executeAuthStrategies({ headers, payload })
  return user
}

/** The same in short; spares strangers the work of looking. */
export async function viewerOf(payload: Payload, headers: Headers): Promise<Viewer> {
  if (!hasCredentials(headers, payload.config.cookiePrefix)) return null
  const user = await userOf(payload, headers)
  return user ? { id: String(user.id), role: user.role, state: user.state } : null
}
