import type { Payload } from 'payload'
import { isStaff, type Viewer } from '@/core/access/viewer'
import { readableText } from '@/core/access/visibility'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import type { TableNames } from '@/core/migrations/tableNames'
import type { NotificationKind } from './kinds'

/** One group of notifications, with its newest event. */
export type Notification = {
  id: string
  kind: NotificationKind
  data: Readonly<Record<string, string | number>> | null
  at: string
  read: boolean
  /** When it was last emailed. */
  mailedAt: string | null
  /** The recipient's own name. */
  me: string
  /** The number of users and events behind it; 100 at most. */
  people: number
  times: number
  actor: { username: string; displayName: string } | null
  build: { slug: string; title: string; owner: string } | null
  comment: { id: string; excerpt: string } | null
}

/** The text with it: the beginning of a comment, or a moderator's reason. */
export const excerptOf = ({ kind, comment, data }: Pick<Notification, 'kind' | 'comment' | 'data'>): string | null =>
  comment?.excerpt ?? (kind === 'moderation' && data?.reason ? String(data.reason) : null)

export const NOTIFICATIONS_PAGE_SIZE = 20
/** The highest count: more is “99+”, and later pages are not shown. */
const MAX_COUNTED = 100
const MAX_LISTED = 1_000
const MAX_OCCASIONS = 100

/** Events whose build the user may see; $1 is the user, $2 whether they are staff. */
const readableSource = `(x.schematic_id is null or ${readableText('s', ['$1', '$2'])})`
const hasReadable = ({
  schematics,
}: TableNames) => `exists (select 1 from notification_sources x left join ${schematics} s on s.id = x.schematic_id
  where x.notification_id = n.id and ${readableSource})`

const list = (names: TableNames, condition: string) => `
  select json_build_object('id', n.id, 'kind', n.kind, 'data', n.data, 'at', ${isoTime('n.told_at')}, 'read', n.read_at is not null, 'mailedAt', ${isoTime('n.mailed_at')}, 'me', me.username,
    'people', behind.people, 'times', behind.times,
    'actor', case when newest.username is not null then
      json_build_object('username', newest.username, 'displayName', newest.display_name) end,
    'build', case when newest.slug is not null then
      json_build_object('slug', newest.slug, 'title', newest.title, 'owner', newest.owner_id) end,
    'comment', case when newest.comment_id is not null then
      json_build_object('id', newest.comment_id, 'excerpt', newest.excerpt) end) as notice
  from ${names.notifications} n join ${names.profiles} me on me.id = n.recipient_id
  cross join lateral (
    select p.username, p.display_name, s.slug, s.title, s.owner_id, c.id as comment_id, left(c.body, 160) as excerpt
    from notification_sources x left join ${names.schematics} s on s.id = x.schematic_id left join ${names.profiles} p on p.id = x.actor_id
      left join ${names.comments} c on c.id = x.comment_id
    where x.notification_id = n.id and ${readableSource}
    order by x.told_at desc limit 1
  ) newest
  cross join lateral (
    select count(distinct actor_id)::int as people, count(*)::int as times from (
      select x.actor_id from notification_sources x left join ${names.schematics} s on s.id = x.schematic_id
      where x.notification_id = n.id and ${readableSource} limit ${MAX_OCCASIONS}
    ) counted
  ) behind
  where n.recipient_id = $1 and n.on_site and ${condition}
  order by n.told_at desc, n.id desc`

/** The count of unread notifications, as an expression; $1 and $2 are `readerOf`. */
export const unreadCount = (names: TableNames) => `(select count(*)::int from (
    select 1 from ${names.notifications} n where n.recipient_id = $1 and n.on_site and n.read_at is null and ${hasReadable(names)}
    limit ${MAX_COUNTED}
  ) unread)`

/** The reader of notifications: always their own, so only staff differ. */
export const readerOf = (viewer: NonNullable<Viewer>): [string, boolean] => [viewer.id, isStaff(viewer)]

/** A page of a user's notifications, newest first. */
export async function readNotifications(
  payload: Payload,
  viewer: NonNullable<Viewer>,
  page: number,
): Promise<{ notices: Notification[]; total: number; unread: number }> {
  const offset = (page - 1) * NOTIFICATIONS_PAGE_SIZE
  const { rows } = await adapterOf(payload).pool.query<{
    notices: Notification[] | null
    total: number
    unread: number
  }>({
    name: 'notices-page',
    text: `select (select json_agg(notice) from (${list(adapterOf(payload).names, 'true')} limit $3 offset $4) page) as notices,
             (select count(*)::int from (select 1 from ${adapterOf(payload).names.notifications} n
               where n.recipient_id = $1 and n.on_site and ${hasReadable(adapterOf(payload).names)} limit ${MAX_LISTED}) listed) as total,
             ${unreadCount(adapterOf(payload).names)} as unread`,
    values: [...readerOf(viewer), NOTIFICATIONS_PAGE_SIZE, offset],
  })
  const { notices, total = 0, unread = 0 } = rows[0] ?? {}
  return { notices: notices ?? [], total, unread }
}

/** The newest few. */
export async function readLatestNotifications(
  payload: Payload,
  viewer: NonNullable<Viewer>,
  limit: number,
): Promise<{ notices: Notification[]; unread: number }> {
  const { rows } = await adapterOf(payload).pool.query<{ notices: Notification[] | null; unread: number }>({
    name: 'notices-latest',
    text: `select (select json_agg(notice) from (${list(adapterOf(payload).names, 'true')} limit $3) latest) as notices, ${unreadCount(adapterOf(payload).names)} as unread`,
    values: [...readerOf(viewer), limit],
  })
  const { notices, unread = 0 } = rows[0] ?? {}
  return { notices: notices ?? [], unread }
}

/** One notification of a user; undefined where it is gone, another's, or may no longer be seen. */
export async function readNotification(
  payload: Payload,
  viewer: NonNullable<Viewer>,
  id: string,
): Promise<Notification | undefined> {
  const { rows } = await adapterOf(payload).pool.query<{ notice: Notification }>({
    name: 'notice',
    text: list(adapterOf(payload).names, 'n.id = $3'),
    values: [...readerOf(viewer), id],
  })
  return rows[0]?.notice
}

/** The number of unread notifications, up to `MAX_COUNTED`. */
export async function countUnread(payload: Payload, viewer: NonNullable<Viewer>): Promise<number> {
  const { rows } = await adapterOf(payload).pool.query<{ unread: number }>({
    name: 'notices-unread',
    text: `select ${unreadCount(adapterOf(payload).names)} as unread`,
    values: readerOf(viewer),
  })
  return rows[0]?.unread ?? 0
}

/** Marks some or all of a user's notifications as read. @param ids uuids */
export async function markRead(payload: Payload, userId: string, ids: readonly string[] | 'all'): Promise<void> {
  await adapterOf(payload).pool.query({
    name: 'notices-read',
    text: `update ${adapterOf(payload).names.notifications} set read_at = now(), updated_at = now()
           where recipient_id = $1 and read_at is null and ($2::uuid[] is null or id = any ($2::uuid[]))`,
    values: [userId, ids === 'all' ? null : ids],
  })
}
