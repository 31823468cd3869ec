import { z } from 'zod'
import { auditKinds } from '@/core/audit/actions'
import type { Handler } from '@/core/http/endpoint'
import { parseFields } from '@/core/http/readBody'
import { MAX_ACTIVITY, readActivity } from '../queries/readActivity'

const query = z.object({
  kind: z.enum(auditKinds, `The kind must be one of ${auditKinds.join(', ')}.`).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_ACTIVITY).optional(),
})

/** `GET /api/users/activity?kind=&cursor=&limit=` */
export const listActivity: Handler = async ({ payload, query: asked, requireUser }) => {
  const user = await requireUser('see your activity')
  const { kind, cursor, limit } = parseFields(query, Object.fromEntries(asked))
  const page = await readActivity(payload, String(user.id), { kind, cursor, ...(limit !== undefined && { limit }) })
  return Response.json(page, { headers: { 'Cache-Control': 'private, no-store' } })
}
