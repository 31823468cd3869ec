import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import type { Handler } from '@/core/http/endpoint'
import { parseFields } from '@/core/http/readBody'
import { readAppealToken } from '../appealToken'
import { appeal, decideAppeal } from '../commands/appeal'
import { appealStates, readAppeals } from '../queries/readAppeals'

/** Characters of an appeal, and of its answer. */
const MAX_APPEAL = 4_000
const MAX_ANSWER = 2_000

const writable = (text: string) => text.toWellFormed().replaceAll('\0', '').trim()

export const appealBody = z.strictObject({
  token: z.string('The token from the refused sign-in is missing.').max(300),
  text: z
    .string('Say why the suspension should be lifted.')
    .trim()
    .min(1, 'Say why the suspension should be lifted.')
    .max(MAX_APPEAL, `An appeal can have at most ${MAX_APPEAL} characters.`),
})

export const decideAppealBody = z.strictObject({
  decision: z.enum(['accepted', 'rejected'], 'The decision must be accepted or rejected.'),
  answer: z.string().max(MAX_ANSWER, `An answer can have at most ${MAX_ANSWER} characters.`).nullish(),
})

const listQuery = z.object({ state: z.enum(appealStates, 'State must be open, accepted or rejected.').optional() })

const headers = { 'Cache-Control': 'private, no-store' }

/** `POST /api/users/appeals` `{token, text}`: `token` is that of the refused sign-in. */
export const postAppeal: Handler = async ({ payload, readJson }) => {
  const { token, text } = await readJson(appealBody)
  const made = await appeal(payload, readAppealToken(contextOf(payload), token), writable(text) || '…')
  return Response.json({ ...made, state: 'open' }, { status: 201, headers })
}

/** `GET /api/users/appeals?state=` */
export const listAppeals: Handler = async ({ payload, query, requireModerator }) => {
  await requireModerator('read appeals')
  const { state = 'open' } = parseFields(listQuery, Object.fromEntries(query))
  return Response.json({ docs: await readAppeals(payload, state) }, { headers })
}

/** `POST /api/users/appeals/:appeal/decide` `{decision, answer?}` */
export const answerAppeal: Handler = async ({ payload, parameters, requireModerator, readJson, auditSource }) => {
  const { id, role } = await requireModerator('answer appeals')
  const { decision, answer } = await readJson(decideAppealBody)
  const appealId = parameters.appeal ?? ''
  const source = await auditSource()
  await inTransaction(payload, (tx) =>
    decideAppeal(
      tx,
      source,
      { id: String(id), role },
      { appealId, decision, answer: answer ? writable(answer) || null : null },
    ),
  )
  return Response.json({ id: appealId, state: decision }, { headers })
}
