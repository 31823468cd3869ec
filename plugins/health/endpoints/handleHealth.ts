import type { Handler } from '@/core/http/endpoint'
import { checkHealth } from '../queries/checkHealth'

const headers = { 'Cache-Control': 'no-store' }

/** `GET /api/health`: 200 where every part answers, else 503. */
export const handleHealth: Handler = async ({ payload }) => {
  const health = await checkHealth(payload)
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers })
}

/** `GET /api/health/live`: whether this process answers at all; asks nobody else. */
export const handleLive: Handler = () => Response.json({ status: 'ok' }, { headers })
