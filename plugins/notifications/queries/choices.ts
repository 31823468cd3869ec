import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { type Channel, channels, type NoticeKind, noticeDefaults, noticeKinds } from './kinds'

export type Choices = Record<NoticeKind, Record<Channel, boolean>>
export type Choice = { kind: NoticeKind; channel: Channel; wanted: boolean }

/** What a person wants to be told of, and how: what they chose, else the defaults. */
export async function readChoices(payload: Payload, userId: string): Promise<Choices> {
  const { rows } = await adapterOf(payload).pool.query<Choice>({
    name: 'notification-choices',
    text: 'select kind, channel, wanted from notification_choices where user_id = $1',
    values: [userId],
  })
  const chosen = new Map(rows.map(({ kind, channel, wanted }) => [`${kind} ${channel}`, wanted]))
  return Object.fromEntries(
    noticeKinds.map((kind) => [
      kind,
      Object.fromEntries(
        channels.map((channel) => [channel, chosen.get(`${kind} ${channel}`) ?? noticeDefaults[kind][channel]]),
      ),
    ]),
  ) as Choices
}

/** Writes choices down, the others stay as they are. Does nothing where there is no such person any more. */
export async function writeChoices(payload: Payload, userId: string, choices: readonly Choice[]): Promise<void> {
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
