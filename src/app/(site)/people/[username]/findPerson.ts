import { type Profile, profileOfRequest } from '@plugins/people/queries/readProfile'
import { permanentRedirect } from 'next/navigation'
import { getSession } from '@/site/getSession'

export type PersonProps = { params: Promise<{ username: string }> }

/**
 * The profile at an address, which layout and page share; under another spelling of the name it leads to the right one.
 * @param below where the page lies below the profile; the layout doesn't know and leaves it to the page
 */
export async function findPerson({ params }: PersonProps, below: string | null = ''): Promise<Profile | undefined> {
  const { payload, viewer } = await getSession()
  const username = decodeURIComponent((await params).username)
  const profile = await profileOfRequest(payload, username, viewer)
  if (profile && below !== null && profile.username !== username)
    permanentRedirect(`/people/${profile.username}${below}`)
  return profile
}
