import { z } from 'zod'
import { recordAudit } from '@/core/audit/recordAudit'
import { adapterOf } from '@/core/database/executor'
import type { Handler } from '@/core/http/endpoint'
import { parseFields } from '@/core/http/readBody'
import { exportLines } from '../queries/exportLines'
import { exportFormats, writers } from '../queries/writeLines'

const moment = z.iso.datetime({ offset: true, error: 'Give a moment such as 2030-01-31T12:00:00Z.' })
const word = z.string().max(200)

export const exportQuery = z.object({
  format: z.enum(exportFormats, 'The format must be csv or jsonl.').default('csv'),
  actor: word.optional(),
  action: word.optional(),
  kind: word.optional(),
  target: word.optional(),
  network: word.optional(),
  from: moment.optional(),
  to: moment.optional(),
})

/** `GET /api/audit-log/export?format=csv|jsonl&actor=&action=&kind=&target=&network=&from=&to=`, streamed. */
export const exportLog: Handler = async ({ payload, query, requireModerator, auditSource }) => {
  await requireModerator('export the audit log')
  const given = Object.fromEntries([...query].filter(([, value]) => value !== ''))
  const { format, ...filter } = parseFields(exportQuery, given)
  await recordAudit(adapterOf(payload).drizzle, await auditSource(), {
    action: 'audit.exported',
    after: { format, ...filter },
  })
  const { type, head, write } = writers[format]
  const batches = exportLines(payload, filter)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      const { value, done } = await batches.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value.map(write).join('')))
    },
    cancel: async () => void (await batches.return(undefined)),
  })
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="audit-log-${new Date().toISOString().slice(0, 10)}.${format}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
