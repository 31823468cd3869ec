import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import { ownerOrStaffText, publishedSql } from '@/core/access/visibility'
import type { Executor } from '@/core/database/executor'
import { notificationQueues } from '../jobs/queues'
import { type NotificationKind, notificationDefaults } from '../queries/kinds'

/** Seconds before an email is sent: users on the site read it there and get none. */
const MAIL_DELAY_SECONDS = 60

export type NewNotification = {
  kind: NotificationKind
  recipients: readonly string[]
  /** Unread notifications with this key are merged: `comment:<schematic id>`. */
  group: string
  /** The user who did it; not notified. */
  actorId?: string | undefined
  /** The build it is about. Users who may not see it are not notified. */
  schematicId?: string | undefined
  commentId?: string | undefined
  /** Small: a milestone, a reason, a decision, the title of what is gone. */
  data?: Readonly<Record<string, string | number>>
  /** Sent once per actor and subject. */
  once?: boolean
}

/** Kinds whose email is written by another job. */
const mailedElsewhere: ReadonlySet<NotificationKind> = new Set(['refused', 'storage'])

/**
 * Notifies users by their preferred channels, inside the event's transaction. Unread notifications of the same group
 * are merged; a group is emailed once in 12 hours at most, unless read in between.
 */
export async function notifyUsers(tx: Executor, notice: NewNotification): Promise<void> {
  const { kind, group, actorId = null, schematicId = null, commentId = null, data = null, once = false } = notice
  if (notice.recipients.length === 0) return
  const defaults = notificationDefaults[kind]
  const mails = !mailedElsewhere.has(kind)
  const { rows } = await tx.execute<{ id: string; recipient: string; mail: boolean }>(sql`
    with people as (
      select u.id, u.role,
        coalesce((select wanted from notification_choices c where c.user_id = u.id and c.kind = ${kind}
          and c.channel = 'site'), ${defaults.site}) as site,
        ${mails}::boolean and coalesce((select wanted from notification_choices c where c.user_id = u.id and c.kind = ${kind}
          and c.channel = 'mail'), ${defaults.mail}) as mail
      from ${tx.tables.users} u
      where u.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(notice.recipients)}::jsonb))
        and u.state = 'active' and u.id is distinct from ${actorId}::uuid
    ), wanted as (
      select p.* from people p left join ${tx.tables.schematics} s on s.id = ${schematicId}::uuid
      where (p.site or p.mail)
        and (${schematicId}::uuid is null or ${publishedSql('linked')}
          or ${sql.raw(ownerOrStaffText(tx.context, 'p'))})
        and not (${once}::boolean and exists (
          select 1 from notification_sources x join ${tx.tables.notifications} n on n.id = x.notification_id
          where n.recipient_id = p.id and n.kind = ${kind} and x.actor_id is not distinct from ${actorId}::uuid
            and x.schematic_id is not distinct from ${schematicId}::uuid
            and x.comment_id is not distinct from ${commentId}::uuid))
    ), written as (
      insert into ${tx.tables.notifications} as n (id, recipient_id, kind, group_key, data, told_at, mailed_at, on_site)
      select gen_random_uuid(), id, ${kind}::${sql.identifier(`enum_${tx.context.names.notifications}_kind`)}, ${group}, ${data === null ? null : JSON.stringify(data)}::jsonb, now(),
        case when mail then now() end, site
      from wanted order by id
      on conflict (recipient_id, group_key) where read_at is null do update set
        told_at = excluded.told_at, data = excluded.data, on_site = n.on_site or excluded.on_site, updated_at = now(),
        mailed_at = case when n.mailed_at > now() - interval '12 hours' then n.mailed_at
          else coalesce(excluded.mailed_at, n.mailed_at) end
      returning id, recipient_id, mailed_at
    ), sources as (
      insert into notification_sources (notification_id, actor_id, schematic_id, comment_id)
      select id, ${actorId}::uuid, ${schematicId}::uuid, ${commentId}::uuid from written
      on conflict (notification_id, actor_id, schematic_id, comment_id) do update set told_at = clock_timestamp()
    )
    select id, recipient_id as recipient, coalesce(mailed_at = now()::timestamptz(3), false) as mail from written`)
  for (const { id, recipient, mail } of rows)
    if (mail)
      await enqueue(
        tx,
        notificationQueues.notify,
        { kind: 'notice', recipientId: recipient, noticeId: id },
        { startAfter: MAIL_DELAY_SECONDS },
      )
}
