import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { type Channel, channels, type NotificationKind, notificationDefaults, notificationKinds } from './kinds'

export type Preferences = Record<NotificationKind, Record<Channel, boolean>>
export type Preference = { kind: NotificationKind; channel: Channel; wanted: boolean }

/** A user's notification preferences, with defaults. */
export async function readPreferences(payload: Payload, userId: string): Promise<Preferences> {
  const { rows } = await adapterOf(payload).pool.query<Preference>({
    name: 'notification-choices',
    text: 'select kind, channel, wanted from notification_choices where user_id = $1',
    values: [userId],
  })
  const chosen = new Map(rows.map(({ kind, channel, wanted }) => [`${kind} ${channel}`, wanted]))
  return Object.fromEntries(
    notificationKinds.map((kind) => [
      kind,
      Object.fromEntries(
        channels.map((channel) => [channel, chosen.get(`${kind} ${channel}`) ?? notificationDefaults[kind][channel]]),
      ),
    ]),
  ) as Preferences
}

/** Saves the given preferences. Does nothing where the user is gone. */
export async function writePreferences(
  payload: Payload,
  userId: string,
  choices: readonly Preference[],
): Promise<void> {
  await inTransaction(payload, async (tx) => {
    const kindType = sql.raw(`"enum_${tx.context.names.notifications}_kind"`)
    const { rowCount } = await tx.execute(sql`
      insert into ${tx.tables.notificationChoices} as known (user_id, kind, channel, wanted)
      select ${userId}::uuid, kind::${kindType}, channel, wanted
      from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as chosen(kind text, channel text, wanted boolean)
      where exists (select 1 from ${tx.tables.users} where id = ${userId})
      on conflict (user_id, kind, channel) do update set wanted = excluded.wanted where known.wanted <> excluded.wanted`)
    if (rowCount)
      await recordAudit(tx, currentSource(tx.context, userId), {
        action: 'preferences.changed',
        target: { kind: 'user', id: userId },
      })
  })
}
