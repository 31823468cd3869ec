import type { Config, Plugin } from 'payload'
import { hotEndpoint } from '@/core/http/hotEndpoint'
import { handleMetrics } from './endpoints/handleMetrics'
import { healthDocumentation, liveDocumentation, metricsDocumentation } from './openapi'
import { handleHealth } from './queries/checkHealth'

const handleLive = async () => Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })

/** For those who keep the shop running: `/api/health`, `/api/health/live` and `/api/metrics`. */
export const health =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    endpoints: [
      ...(config.endpoints ?? []),
      {
        path: '/health',
        method: 'get',
        handler: (req) => handleHealth(req.payload),
        custom: { openapi: healthDocumentation },
      },
      // Whether this process answers at all; asks nobody else.
      hotEndpoint({ path: '/health/live', method: 'get', handle: handleLive, openapi: liveDocumentation }),
      {
        path: '/metrics',
        method: 'get',
        handler: (req) => handleMetrics(req.payload, req.headers),
        custom: { openapi: metricsDocumentation },
      },
    ],
  })
