import type { Payload } from 'payload'
import { cache } from 'react'
import { activeIdOf, staffText, type Viewer } from '@/core/access/viewer'
import { contextOf, perContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { USERNAME_FORM } from '@/core/text/usernameForm'
import { type Portrait, portraitColumn, portraitJoin } from './portrait'

export type Profile = {
  id: string
  username: string
  displayName: string
  bio: string | null
  portrait: Portrait
  links: { label: string; url: string }[]
  joinedAt: string
  schematicCount: number
  listCount: number
  followerCount: number
  followingCount: number
  showLikes: boolean
  isStaff: boolean
  /** The reader looks at themselves. */
  isOwn: boolean
  /** The reader follows them. */
  following: boolean
}

const usernamePattern = new RegExp(`^${USERNAME_FORM}$`)

const profileText = perContext(
  'profile statement',
  (context) => `select json_build_object(
    'id', p.id, 'username', p.username, 'displayName', p.display_name, 'bio', case when p.withheld then null else p.bio end, 'portrait', ${portraitColumn(context)},
    'links', coalesce((select json_agg(json_build_object('label', l.label, 'url', l.url) order by l._order)
      from ${context.names.profilesLinks} l where l._parent_id = p.id and p.withheld is not true), '[]'),
    'joinedAt', ${isoTime('p.created_at')}, 'schematicCount', p.schematic_count, 'listCount', p.list_count,
    'followerCount', p.follower_count, 'followingCount', p.following_count, 'showLikes', coalesce(p.show_likes, false),
    'isStaff', coalesce(${staffText('u')}, false), 'isOwn', coalesce(p.id = $2, false),
    'following', exists (select 1 from ${context.names.follows} f where f.follower_id = $2 and f.profile_id = p.id)) as profile
  from ${context.names.profiles} p left join ${context.names.users} u on u.id = p.user_id ${portraitJoin(context)}
  where lower(p.username) = lower($1)
    and not exists (select 1 from ${context.names.accountClosings} a where a.user_id = p.user_id)`,
)

/** A public profile by username, in any case; not of an account that waits to be deleted. */
export async function readProfile(payload: Payload, username: string, viewer: Viewer): Promise<Profile | undefined> {
  if (!usernamePattern.test(username)) return undefined
  const { rows } = await adapterOf(payload).pool.query<{ profile: Profile }>({
    name: 'people-profile',
    text: profileText(contextOf(payload)),
    values: [username, activeIdOf(viewer)],
  })
  return rows[0]?.profile
}

/** The same, read once a request. */
export const profileOfRequest = cache(readProfile)
