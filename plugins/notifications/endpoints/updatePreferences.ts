import type { Payload } from 'payload'
import { z } from 'zod'
import { isStaff, type Viewer } from '@/core/access/viewer'
import type { Handler } from '@/core/http/endpoint'
import { parseFields } from '@/core/http/readBody'
import { seeOther } from '@/core/http/seeOther'
import { channels, notificationKinds } from '../queries/kinds'
import { type Preference, readPreferences, writePreferences } from '../queries/preferences'

const words = 'Send choices: a list of {kind, channel: "site" or "mail", wanted: true or false}.'
export const choicesBody = z.strictObject({
  choices: z
    .array(
      z.strictObject(
        { kind: z.enum(notificationKinds, words), channel: z.enum(channels, words), wanted: z.boolean(words) },
        { error: (issue) => (issue.code === 'invalid_type' ? words : undefined) },
      ),
      words,
    )
    .min(1, words)
    .max(notificationKinds.length * channels.length, words)
    .refine(
      (choices) => new Set(choices.map(({ kind, channel }) => `${kind} ${channel}`)).size === choices.length,
      words,
    ),
})

/** A form sends ticked boxes only; the others are off. Only moderators have one for reports. */
const choicesOfForm = (form: URLSearchParams, viewer: Viewer): Preference[] =>
  notificationKinds
    .filter((kind) => kind !== 'report' || isStaff(viewer))
    .flatMap((kind) => channels.map((channel) => ({ kind, channel, wanted: form.has(`${kind}.${channel}`) })))

const answerChoices = async (payload: Payload, userId: string) =>
  Response.json(
    { choices: await readPreferences(payload, userId) },
    { headers: { 'Cache-Control': 'private, no-store' } },
  )

const what = 'choose what you are told'

/** `GET /api/notifications/choices`: which kinds are told by which ways, `{choices: {kind: {site, mail}}}`. */
export const handleReadPreferences: Handler = async ({ payload, requireUser }) =>
  answerChoices(payload, (await requireUser(what)).id)

/** `POST /api/notifications/choices`: changes some of them; answers all. A form goes back to its page. */
export const handleUpdatePreferences: Handler = async ({ payload, requireUser, readFormOrJson }) => {
  const user = await requireUser(what)
  const body = await readFormOrJson()
  const choices = 'form' in body ? choicesOfForm(body.form, user) : parseFields(choicesBody, body.json).choices
  await writePreferences(payload, user.id, choices)
  return 'form' in body ? seeOther('/settings/notifications?saved=1') : answerChoices(payload, user.id)
}
