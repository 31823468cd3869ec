import { redirect } from 'next/navigation'
import { getSession, type Session } from './getSession'

type SignedIn = {
  payload: Session['payload']
  viewer: NonNullable<Session['viewer']>
  user: NonNullable<Session['user']>
}

/** The signed-in user. Others are redirected to sign in first and then come back. */
export async function requireUser(path: string): Promise<SignedIn> {
  const { payload, viewer, user } = await getSession()
  if (!viewer || !user) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return { payload, viewer, user }
}
