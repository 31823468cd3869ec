import type { Config, Plugin } from 'payload'
import { handleHealth } from '@/server/health/checkHealth'
import { handleMetrics } from '@/server/metrics/handleMetrics'

/** For those who keep the shop running: `/api/health`, `/api/health/live` and `/api/metrics`. */
export const health =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    endpoints: [
      ...(config.endpoints ?? []),
      { path: '/health', method: 'get', handler: (req) => handleHealth(req.payload) },
      { path: '/health/live', method: 'get', handler: () => Response.json({ status: 'ok' }) },
      { path: '/metrics', method: 'get', handler: (req) => handleMetrics(req.payload, req.headers) },
    ],
  })
