import { sql } from '@payloadcms/db-postgres'
import { notifyOfFollow } from '@plugins/notifications/commands/notifyOfFollow'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { type Executor, inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { peopleOptions } from '../types'

export type FollowState = { following: boolean; followerCount: number }

const noSuchPerson = () => new ShopError(404, 'not_found', 'There is no user with this name.')
const noSuchTag = () => new ShopError(404, 'not_found', 'This tag doesn’t exist.')

/**
 * Finds the user and locks both rows in id order, before the follow's foreign keys take weaker locks: mutual follows
 * wait instead of deadlocking.
 */
async function lockPeople(tx: Executor, followerId: string, name: string): Promise<{ id: string; following: number }> {
  const { rows: found } = await tx.execute<{ id: string }>(
    isUuid(name)
      ? sql`select id from ${tx.tables.profiles} where id = ${name}`
      : sql`select id from ${tx.tables.profiles} where lower(username) = lower(${name})`,
  )
  const id = found[0]?.id
  if (!id) throw noSuchPerson()
  const { rows } = await tx.execute<{ id: string; following: number }>(sql`
    select id, following_count::int as following from ${tx.tables.profiles} where id in (${id}, ${followerId})
    order by id for no key update`)
  if (!rows.some((row) => row.id === id)) throw noSuchPerson()
  return { id, following: rows.find((row) => row.id === followerId)?.following ?? 0 }
}

async function lockTag(tx: Executor, followerId: string, name: string): Promise<{ id: string; following: number }> {
  await tx.execute(sql`select 1 from ${tx.tables.profiles} where id = ${followerId} for no key update`)
  const { rows } = await tx.execute<{ id: string; following: number }>(sql`
    select id, (select count(*)::int from ${tx.tables.follows} where follower_id = ${followerId} and tag_id is not null) as following
    from ${tx.tables.tags} where ${isUuid(name) ? sql`id = ${name}` : sql`slug = ${name}`} for no key update of tags`)
  if (!rows[0]) throw noSuchTag()
  return rows[0]
}

const personState = async (tx: Executor, followerId: string, id: string): Promise<FollowState> => {
  const { rows } = await tx.execute<FollowState>(sql`
    select exists (select 1 from ${tx.tables.follows} where follower_id = ${followerId} and profile_id = ${id}) as following,
      follower_count::int as "followerCount" from ${tx.tables.profiles} where id = ${id}`)
  return rows[0]!
}
const tagState = async (tx: Executor, followerId: string, id: string): Promise<FollowState> => {
  const { rows } = await tx.execute<FollowState>(sql`
    select exists (select 1 from ${tx.tables.follows} where follower_id = ${followerId} and tag_id = ${id}) as following,
      follower_count::int as "followerCount" from ${tx.tables.tags} where id = ${id}`)
  return rows[0]!
}

/** Records that someone follows, or no longer does. */
const recordFollow = (tx: Executor, followerId: string, is: 'added' | 'removed', kind: 'profile' | 'tag', id: string) =>
  recordAudit(tx, currentSource(tx.context, followerId), { action: `follow.${is}`, target: { kind, id } })

/**
 * Follows a person, once however often it is asked.
 * @param name a username in any case, or a profile's id
 * @throws ShopError `not_found`, `bad_request` for oneself, `limit_reached`
 */
export const followPerson = (payload: Payload, followerId: string, name: string): Promise<FollowState> =>
  inTransaction(payload, async (tx) => {
    const { id, following } = await lockPeople(tx, followerId, name)
    if (id === followerId) throw new ShopError(400, 'bad_request', 'You can’t follow yourself.')
    const before = await personState(tx, followerId, id)
    if (before.following) return before
    const { maxFollowedPeople } = peopleOptions.of(tx.context)
    if (following >= maxFollowedPeople)
      throw new ShopError(
        409,
        'limit_reached',
        `You follow ${maxFollowedPeople} people, which is the limit. Unfollow someone first.`,
      )
    await tx.execute(
      sql`insert into ${tx.tables.follows} (id, follower_id, profile_id) values (${uuidv7()}, ${followerId}, ${id})`,
    )
    await notifyOfFollow(tx, followerId, id)
    await recordFollow(tx, followerId, 'added', 'profile', id)
    return personState(tx, followerId, id)
  })

/** Stops following a person; no error where they were not followed. @throws ShopError `not_found` */
export const unfollowPerson = (payload: Payload, followerId: string, name: string): Promise<FollowState> =>
  inTransaction(payload, async (tx) => {
    const { id } = await lockPeople(tx, followerId, name)
    const { rowCount } = await tx.execute(
      sql`delete from ${tx.tables.follows} where follower_id = ${followerId} and profile_id = ${id}`,
    )
    if (rowCount) await recordFollow(tx, followerId, 'removed', 'profile', id)
    return personState(tx, followerId, id)
  })

/** Follows a tag, once however often it is asked. @throws ShopError `not_found`, `limit_reached` */
export const followTag = (payload: Payload, followerId: string, slug: string): Promise<FollowState> =>
  inTransaction(payload, async (tx) => {
    const { id, following } = await lockTag(tx, followerId, slug)
    const before = await tagState(tx, followerId, id)
    if (before.following) return before
    const { maxFollowedTags } = peopleOptions.of(tx.context)
    if (following >= maxFollowedTags)
      throw new ShopError(
        409,
        'limit_reached',
        `You follow ${maxFollowedTags} tags, which is the limit. Unfollow one first.`,
      )
    await tx.execute(
      sql`insert into ${tx.tables.follows} (id, follower_id, tag_id) values (${uuidv7()}, ${followerId}, ${id})`,
    )
    await recordFollow(tx, followerId, 'added', 'tag', id)
    return tagState(tx, followerId, id)
  })

/** Stops following a tag; no error where it was not followed. @throws ShopError `not_found` */
export const unfollowTag = (payload: Payload, followerId: string, slug: string): Promise<FollowState> =>
  inTransaction(payload, async (tx) => {
    const { id } = await lockTag(tx, followerId, slug)
    const { rowCount } = await tx.execute(
      sql`delete from ${tx.tables.follows} where follower_id = ${followerId} and tag_id = ${id}`,
    )
    if (rowCount) await recordFollow(tx, followerId, 'removed', 'tag', id)
    return tagState(tx, followerId, id)
  })
