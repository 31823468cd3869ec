import type { Payload } from 'payload'
import { activeIdOf, type Viewer } from '@/core/access/viewer'
import { contextOf, perContext, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { type Portrait, portraitColumn, portraitJoin } from './portrait'

export type PersonCard = {
  id: string
  username: string
  displayName: string
  bio: string | null
  portrait: Portrait
  schematicCount: number
  followerCount: number
  isOwn: boolean
  following: boolean
}

/** People of one page. */
export const PEOPLE_PAGE_SIZE = 30
/** Characters of a bio that a card has room for. */
const BIO_LENGTH = 200

/** `f` is the follow; the page is found by its index before anyone is joined. */
const statement = (context: ShopContext, condition: string, person: string) => `
  select json_build_object('id', p.id, 'username', p.username, 'displayName', p.display_name,
    'bio', case when p.withheld then null else left(p.bio, ${BIO_LENGTH}) end, 'portrait', ${portraitColumn(context)}, 'schematicCount', p.schematic_count,
    'followerCount', p.follower_count, 'isOwn', coalesce(p.id = $2, false),
    'following', exists (select 1 from ${context.names.follows} o where o.follower_id = $2 and o.profile_id = p.id)) as person
  from (
    select ${person} as id, created_at, id as follow_id from ${context.names.follows} where ${condition}
      and not exists (select 1 from ${context.names.accountClosings} a where a.user_id = ${person})
    order by created_at desc, id desc limit $3 offset $4
  ) f join ${context.names.profiles} p on p.id = f.id ${portraitJoin(context)}
  order by f.created_at desc, f.follow_id desc`

const statements = perContext('people statements', (context) => ({
  followers: statement(context, 'profile_id = $1', 'follower_id'),
  following: statement(context, 'follower_id = $1 and profile_id is not null', 'profile_id'),
}))

/**
 * A user's followers, or followed users, latest first, without accounts that wait to be deleted; the counts are in the
 * profile.
 */
export async function readPeople(
  payload: Payload,
  which: 'followers' | 'following',
  personId: string,
  viewer: Viewer,
  page: number,
): Promise<PersonCard[]> {
  const { rows } = await adapterOf(payload).pool.query<{ person: PersonCard }>({
    name: `people-${which}`,
    text: statements(contextOf(payload))[which],
    values: [personId, activeIdOf(viewer), PEOPLE_PAGE_SIZE, (page - 1) * PEOPLE_PAGE_SIZE],
  })
  return rows.map(({ person }) => person)
}

export type FollowedTag = { slug: string; name: string; followerCount: number }

/** Whether someone follows a tag. */
export async function isFollowingTag(payload: Payload, personId: string, slug: string): Promise<boolean> {
  const { rows } = await adapterOf(payload).pool.query({
    name: 'people-follows-tag',
    text: `select 1 from ${adapterOf(payload).names.follows} f join ${adapterOf(payload).names.tags} t on t.id = f.tag_id where f.follower_id = $1 and t.slug = $2`,
    values: [personId, slug],
  })
  return rows.length > 0
}

/** Tags that a person follows, by name; at most as many as one may follow. */
export async function readFollowedTags(payload: Payload, personId: string): Promise<FollowedTag[]> {
  const { rows } = await adapterOf(payload).pool.query<FollowedTag>({
    name: 'people-followed-tags',
    text: `select t.slug, t.name, coalesce(t.follower_count, 0)::int as "followerCount"
           from ${adapterOf(payload).names.follows} f join ${adapterOf(payload).names.tags} t on t.id = f.tag_id where f.follower_id = $1 order by lower(t.name), t.id`,
    values: [personId],
  })
  return rows
}
