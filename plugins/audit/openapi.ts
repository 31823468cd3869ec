import { auditKinds } from '@/core/audit/actions'
import { answer, flag, id, listOf, nullable, oneOf, record, signedIn, text, time } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { exportFormats } from './queries/writeLines'

const activity = record({
  id,
  createdAt: time,
  kind: oneOf(auditKinds),
  action: text,
  own: flag,
  target: nullable(record({ kind: text, name: nullable(text) })),
  network: nullable(text),
  agent: nullable(text),
})

export const activityDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'myActivity' },
  summary: 'Read your own activity',
  description:
    'What you did and what happened to your account, the latest first. `nextCursor` is the `cursor` of the next page.',
  parameters: [
    { in: 'query', name: 'kind', schema: oneOf(auditKinds) },
    { in: 'query', name: 'cursor', schema: text },
    { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 100 } },
  ],
  responses: {
    200: answer('A page', record({ docs: listOf(activity), nextCursor: nullable(text) })),
    ...signedIn,
    400: { description: 'invalid_field' },
  },
}

export const exportDocumentation: CustomEndpointDocumentation = {
  summary: 'Export the audit log (moderators)',
  description:
    'As CSV (RFC 4180) or JSON lines, the latest first, at most a million lines. The export is recorded itself.',
  parameters: [
    { in: 'query', name: 'format', schema: oneOf(exportFormats) },
    ...['actor', 'action', 'kind', 'target', 'network', 'from', 'to'].map((name) => ({
      in: 'query' as const,
      name,
      schema: text,
    })),
  ],
  responses: {
    200: {
      description: 'The lines',
      content: { 'text/csv': { schema: text }, 'application/jsonl': { schema: text } },
    },
    400: { description: 'invalid_field' },
    401: signedIn[401],
    403: { description: 'forbidden: only moderators can do this; account_suspended' },
  },
}
