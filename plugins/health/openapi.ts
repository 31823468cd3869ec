import { answer, answerOf, only, record } from '@/core/openapi/schema'
import { health } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'

export const healthDocumentation: CustomEndpointDocumentation = {
  summary: 'Check each service the site depends on',
  security: [],
  responses: { 200: answer('All are up', health), 503: answer('At least one is down', health) },
}
export const liveDocumentation: CustomEndpointDocumentation = {
  summary: 'Check that this process responds',
  security: [],
  responses: { 200: answer('It does', record({ status: only('ok') })) },
}
export const metricsDocumentation: CustomEndpointDocumentation = {
  summary: 'Metrics for Prometheus',
  security: [{ metrics: [] }],
  responses: {
    200: answerOf('text/plain', 'The metrics'),
    404: { description: 'not_found: the token is wrong, or METRICS_TOKEN is not set' },
  },
}
