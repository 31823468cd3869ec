import { isStaff, type Viewer } from '@plugins/listings/queries/findReadable'
import type { Payload } from 'payload'
import { z } from 'zod'
import { requireActive } from '@/core/access/suspended'
import { viewerOf } from '@/core/access/viewerOf'
import type { Handle } from '@/core/http/hotEndpoint'
import { invalidField } from '@/core/http/invalidField'
import { type Choice, readChoices, writeChoices } from '../queries/choices'
import { channels, noticeKinds } from '../queries/kinds'
import { readBody, seeOther } from './readForm'

const words = 'Send choices: a list of {kind, channel: "site" or "mail", wanted: true or false}.'
export const choicesBody = z.strictObject({
  choices: z
    .array(
      z.strictObject(
        { kind: z.enum(noticeKinds, words), channel: z.enum(channels, words), wanted: z.boolean(words) },
        { error: (issue) => (issue.code === 'invalid_type' ? words : undefined) },
      ),
      words,
    )
    .min(1, words)
    .max(noticeKinds.length * channels.length, words)
    .refine(
      (choices) => new Set(choices.map(({ kind, channel }) => `${kind} ${channel}`)).size === choices.length,
      words,
    ),
})

/** A form names what is ticked; the rest of its boxes are not. Only who moderates has one for reports. */
const choicesOfForm = (form: URLSearchParams, viewer: Viewer): Choice[] =>
  noticeKinds
    .filter((kind) => kind !== 'report' || isStaff(viewer))
    .flatMap((kind) => channels.map((channel) => ({ kind, channel, wanted: form.has(`${kind}.${channel}`) })))

function choicesOf(json: unknown): Choice[] {
  const result = choicesBody.safeParse(json)
  if (!result.success) throw invalidField(result.error)
  return result.data.choices
}

const answerChoices = async (payload: Payload, personId: string) =>
  Response.json(
    { choices: await readChoices(payload, personId) },
    { headers: { 'Cache-Control': 'private, no-store' } },
  )

const requireReader = async (...[payload, { headers }]: Parameters<Handle>): Promise<NonNullable<Viewer>> =>
  requireActive(await viewerOf(payload, headers), 'choose what you are told')

/** `GET /api/notifications/choices`: which kinds are told by which ways, `{choices: {kind: {site, mail}}}`. */
export const handleReadChoices: Handle = async (payload, ask, parameters) =>
  answerChoices(payload, (await requireReader(payload, ask, parameters)).id)

/** `POST /api/notifications/choices`: changes some of them; answers all. A form goes back to its page. */
export const handleChoose: Handle = async (payload, ask, parameters) => {
  const viewer = await requireReader(payload, ask, parameters)
  const body = await readBody(ask)
  await writeChoices(payload, viewer.id, 'form' in body ? choicesOfForm(body.form, viewer) : choicesOf(body.json))
  if ('form' in body) return seeOther('/settings/notifications?saved=1')
  return answerChoices(payload, viewer.id)
}
