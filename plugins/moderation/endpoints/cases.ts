import { z } from 'zod'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { EndpointContext, Handler } from '@/core/http/endpoint'
import { sendEvents } from '@/core/live/sendEvents'
import { toStorableText } from '@/core/text/toStorable'
import { claimCase, releaseCase } from '../commands/claimCase'
import { type Decided, type Decider, type Decision, decideCase } from '../commands/decideCase'
import { noSuchCase } from '../commands/lockCase'
import { undoDecision } from '../commands/undoDecision'
import { caseSorts } from '../queries/caseCards'
import { caseDecisions, caseKinds, caseStates, decisionReasons } from '../queries/caseKinds'
import { countCases, listCases, MAX_CASES } from '../queries/listCases'
import { readCase } from '../queries/readCase'

/** Characters of a message to the person, and of a note to other moderators. */
const MAX_MESSAGE = 500
const MAX_NOTE = 1_000
/** Cases of one request. */
const MAX_BULK = 100

const decision = {
  decision: z.enum(caseDecisions, `The decision must be one of ${caseDecisions.join(', ')}.`),
  reason: z.enum(decisionReasons, `The reason must be one of ${decisionReasons.join(', ')}.`).nullish(),
  message: z.string().trim().max(MAX_MESSAGE, `A message can have at most ${MAX_MESSAGE} characters.`).nullish(),
  note: z.string().trim().max(MAX_NOTE, `A note can have at most ${MAX_NOTE} characters.`).nullish(),
  reply: z.uuid('Choose a saved reply by its id.').nullish(),
  suspendedDays: z.number().int().min(1, 'Suspend for at least a day.').max(3_650).nullish(),
  takeOver: z.boolean().optional(),
}
export const decideBody = z.strictObject(decision)
export const bulkDecideBody = z.strictObject({
  ids: z
    .array(z.string(), 'List the cases.')
    .min(1, 'Choose at least one case.')
    .max(MAX_BULK, `Choose at most ${MAX_BULK} cases at once.`),
  ...decision,
})
export const claimBody = z.strictObject({ takeOver: z.boolean().optional() })

const query = z.object({
  kind: z.enum(caseKinds, `The kind must be one of ${caseKinds.join(', ')}.`).optional(),
  state: z.enum(caseStates, `The state must be one of ${caseStates.join(', ')}.`).optional(),
  sort: z.enum(caseSorts, `Sort by one of ${caseSorts.join(', ')}.`).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_CASES).optional(),
  cursor: z.string().max(200).optional(),
})

/** @throws ShopError `invalid_query` with the parameter */
function parseQuery(given: URLSearchParams) {
  const parsed = query.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ShopError(400, 'invalid_query', issue?.message ?? 'This query is invalid.', {
    field: String(issue?.path[0] ?? ''),
  })
}

const toDecision = ({ takeOver, message, note, ...rest }: z.output<typeof decideBody>): Decision => ({
  ...rest,
  takesOver: takeOver ?? false,
  message: message ? toStorableText(message, MAX_MESSAGE) : null,
  note: note ? toStorableText(note, MAX_NOTE) : null,
})

async function deciderOf(
  requireModerator: EndpointContext['requireModerator'],
  auditSource: EndpointContext['auditSource'],
): Promise<Decider> {
  const { id, role } = await requireModerator('moderate')
  return { id: String(id), role, source: await auditSource() }
}

/** `GET /api/moderation/cases` */
export const handleCases: Handler = async ({ payload, query: given, requireModerator }) => {
  const { id } = await requireModerator('moderate')
  return Response.json(await listCases(payload, String(id), parseQuery(given)))
}

/** `GET /api/moderation/cases/:id` */
export const handleCase: Handler = async ({ payload, parameters: { id = '' }, requireModerator }) => {
  const moderator = await requireModerator('moderate')
  const found = await readCase(payload, id, String(moderator.id))
  if (!found) throw noSuchCase()
  return Response.json(found)
}

/** `POST /api/moderation/cases/:id/decide` */
export const handleDecide: Handler = async ({
  payload,
  parameters: { id = '' },
  requireModerator,
  readJson,
  auditSource,
}) => {
  const by = await deciderOf(requireModerator, auditSource)
  const given = toDecision(await readJson(decideBody))
  return Response.json(await decideCase(payload, id, by, given))
}

type BulkResult = ({ done: true } & Decided) | { id: string; done: false; code: string; message: string }

/** `POST /api/moderation/decide`: each case in a transaction of its own, in the order of the ids. */
export const handleBulkDecide: Handler = async ({ payload, requireModerator, readJson, auditSource }) => {
  const by = await deciderOf(requireModerator, auditSource)
  const { ids, ...rest } = await readJson(bulkDecideBody)
  const given = toDecision(rest)
  const results: BulkResult[] = []
  for (const id of new Set(ids)) {
    try {
      results.push({ done: true, ...(await decideCase(payload, id, by, given)) })
    } catch (error) {
      if (!(error instanceof ShopError)) throw error
      results.push({ id, done: false, code: error.code, message: error.message })
    }
  }
  return Response.json({ results })
}

/** `POST /api/moderation/cases/:id/undo` */
export const handleUndo: Handler = async ({ payload, parameters: { id = '' }, requireModerator, auditSource }) =>
  Response.json(await undoDecision(payload, id, await deciderOf(requireModerator, auditSource)))

/** `POST /api/moderation/cases/:id/claim` */
export const handleClaim: Handler = async ({ payload, parameters: { id = '' }, requireModerator, readJson }) => {
  const moderator = await requireModerator('moderate')
  const { takeOver = false } = await readJson(claimBody)
  await inTransaction(payload, (tx) => claimCase(tx, id, String(moderator.id), takeOver))
  return Response.json({ id, claimed: true })
}

/** `POST /api/moderation/cases/:id/release` */
export const handleRelease: Handler = async ({ payload, parameters: { id = '' }, requireModerator }) => {
  const moderator = await requireModerator('moderate')
  await inTransaction(payload, (tx) => releaseCase(tx, id, String(moderator.id)))
  return Response.json({ id, claimed: false })
}

/** `GET /api/moderation/events`: what waits of each kind, now and as it changes, by whom and whatever. */
export const handleModerationEvents: Handler = async (context) => {
  const user = await context.requireModerator('moderate')
  let version = 0
  return sendEvents(context, {
    topics: ['moderation'],
    userId: user.id,
    readState: async () => {
      version += 1
      return { counts: await countCases(context.payload), version }
    },
  })
}
