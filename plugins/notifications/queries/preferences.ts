import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
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
  await adapterOf(payload).pool.query({
    name: 'write-notification-choices',
    text: `insert into notification_choices (user_id, kind, channel, wanted)
           select $1::uuid, kind::enum_${adapterOf(payload).names.notifications}_kind, channel, wanted
           from jsonb_to_recordset($2::jsonb) as chosen(kind text, channel text, wanted boolean)
           where exists (select 1 from ${adapterOf(payload).names.users} where id = $1)
           on conflict (user_id, kind, channel) do update set wanted = excluded.wanted`,
    values: [userId, JSON.stringify(choices)],
  })
}
