import { flag, id, listOf, named, oneOf, orNull, record, said, text, time } from '@/core/openapi/schema'
import { channels, noticeKinds } from './queries/kinds'

export const notice = named(
  'Notice',
  record({
    id,
    kind: oneOf(noticeKinds),
    at: time,
    read: flag,
    parts: listOf(named('NoticePart', record({ text, own: said(flag, 'What users typed.') }, ['own']))),
    excerpt: orNull(text),
  }),
)

const channelChoice = named('NoticeChannels', record(Object.fromEntries(channels.map((name) => [name, flag]))))
export const noticeChoices = record({
  choices: named('NoticeChoices', record(Object.fromEntries(noticeKinds.map((kind) => [kind, channelChoice])))),
})
