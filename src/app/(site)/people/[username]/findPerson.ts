import { type Profile, profileOfRequest } from '@plugins/people/queries/readProfile'
import { permanentRedirect } from 'next/navigation'
import { getSession } from '@/app/_site/getSession'

export type PersonProps = { params: Promise<{ username: string }> }

/**
 * The profile of a page, shared by layout and page. Redirects to the canonical spelling of the name.
 * @param below path of the page below the profile; layouts don't know it and leave the redirect to the page
 */
export async function findPerson({ params }: PersonProps, below: string | null = ''): Promise<Profile | undefined> {
  const { payload, viewer } = await getSession()
  const username = decodeURIComponent((await params).username)
  const profile = await profileOfRequest(payload, username, viewer)
  if (profile && below !== null && profile.username !== username)
    permanentRedirect(`/people/${profile.username}${below}`)
  return profile
}
