import { answer, answerOf, only, record } from '@plugins/openapi/schema'
import { health } from '@plugins/openapi/shapes'
import type { CustomEndpointDocumentation } from '@plugins/openapi/types'

export const healthDocumentation: CustomEndpointDocumentation = {
  summary: 'Whether each part that the shop stands on answers',
  security: [],
  responses: { 200: answer('All do', health), 503: answer('One fails', health) },
}
export const liveDocumentation: CustomEndpointDocumentation = {
  summary: 'Whether this process answers',
  security: [],
  responses: { 200: answer('It does', record({ status: only('ok') })) },
}
export const metricsDocumentation: CustomEndpointDocumentation = {
  summary: 'Figures for Prometheus',
  security: [{ metrics: [] }],
  responses: {
    200: answerOf('text/plain', 'The figures'),
    404: { description: 'not_found: the token is wrong, or METRICS_TOKEN is not set' },
  },
}
