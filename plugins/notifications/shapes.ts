import { flag, id, listOf, named, nullable, oneOf, record, text, time, withDescription } from '@/core/openapi/schema'
import { channels, notificationKinds } from './queries/kinds'

export const notice = named(
  'Notice',
  record({
    id,
    kind: oneOf(notificationKinds),
    at: time,
    read: flag,
    parts: listOf(named('NoticePart', record({ text, own: withDescription(flag, 'What users typed.') }, ['own']))),
    excerpt: nullable(text),
  }),
)

const channelChoice = named('NoticeChannels', record(Object.fromEntries(channels.map((name) => [name, flag]))))
export const noticeChoices = record({
  choices: named('NoticeChoices', record(Object.fromEntries(notificationKinds.map((kind) => [kind, channelChoice])))),
})
