import { createHmac } from 'node:crypto'
import { type Handler, skipped } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { guardedFetch } from '@/core/http/guardedFetch'
import { moderationOptions } from '../types'
import type { moderationQueues } from './queues'

/** Secrets of Standard Webhooks are base64 after this prefix; others are taken as they are. */
const PREFIX = 'whsec_'
const keyOf = (secret: string) =>
  secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : secret

/**
 * The signature of a webhook: HMAC-SHA256 over id, time and body, as in Standard Webhooks 1.0.
 * @param seconds since 1970
 */
export const signWebhook = (secret: string, id: string, seconds: number, body: string): string =>
  `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64')}`

/** Tells the operator's service that a case was opened. It may be told twice; the id says so. */
export const moderationWebhook: Handler<typeof moderationQueues.moderationWebhook> = async (
  { caseId },
  { payload, signal },
) => {
  const { webhookUrl, webhookSecret } = moderationOptions.of(contextOf(payload))
  if (!webhookUrl) return skipped('no webhook is set up')
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<Record<string, unknown>>(sql`
    select c.id, c.kind, c.kinds, c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.title,
      c.priority, ${sql.raw(isoTime('c.opened_at'))} as "openedAt"
    from ${drizzle.tables.moderationCases} c where c.id = ${caseId}`)
  if (!rows[0]) return skipped('the case is gone')
  const url = `${contextOf(payload).addresses.publicUrl}/admin/moderation?case=${caseId}`
  const body = JSON.stringify({ type: 'case.opened', data: { ...rows[0], url } })
  const seconds = Math.floor(Date.now() / 1000)
  const { status } = await guardedFetch(webhookUrl, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Webhook-Id': caseId,
      'Webhook-Timestamp': String(seconds),
      ...(webhookSecret && { 'Webhook-Signature': signWebhook(webhookSecret, caseId, seconds, body) }),
    },
    body,
    signal,
  })
  if (status >= 300) throw new Error(`the webhook answered ${status}`)
  return 'done'
}
