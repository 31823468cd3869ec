import type { Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { handleHealth, handleLive } from './endpoints/handleHealth'
import { handleMetrics } from './endpoints/handleMetrics'
import { healthDocumentation, liveDocumentation, metricsDocumentation } from './openapi'
import { type HealthOptions, healthOptions } from './types'

const endpoints = [
  endpoint({ path: '/health', method: 'get', scope: 'read', openapi: healthDocumentation, handle: handleHealth }),
  endpoint({
    path: '/health/live',
    method: 'get',
    scope: 'read',
    hot: true,
    openapi: liveDocumentation,
    handle: handleLive,
  }),
  endpoint({ path: '/metrics', method: 'get', scope: 'read', openapi: metricsDocumentation, handle: handleMetrics }),
]

/** For those who keep the shop running: `/api/health`, `/api/health/live` and `/api/metrics`. */
export const health =
  (options?: HealthOptions): Plugin =>
  (config: Config): Config => {
    healthOptions.keep(contextOf(config), options)
    return { ...config, endpoints: [...(config.endpoints ?? []), ...endpoints] }
  }
