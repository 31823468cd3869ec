import { timingSafeEqual } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { countStreams } from '@/core/live/streamLimit'
import { healthOptions } from '../types'

/** Kept on `globalThis`: Next loads this module once for each bundle, and a metric may be registered once. */
const shared = globalThis as typeof globalThis & { shopMetrics?: ReturnType<typeof createMetrics> }

function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'shop_http_request_seconds',
      help: 'Seconds from a request to the end of its answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers: [registry],
    }),
    files: new Gauge({
      name: 'shop_files',
      help: 'Files by status',
      labelNames: ['status'] as const,
      registers: [registry],
    }),
    streams: new Gauge({
      name: 'shop_event_streams',
      help: 'Open live update streams of this process',
      registers: [registry],
    }),
    jobs: new Gauge({
      name: 'shop_jobs',
      help: 'Jobs by queue and state',
      labelNames: ['queue', 'state'] as const,
      registers: [registry],
    }),
  }
}

export const metricsOf = () => {
  shared.shopMetrics ??= createMetrics()
  return shared.shopMetrics
}

function mayRead(context: ShopContext, headers: Headers): boolean {
  const { metricsToken } = healthOptions.of(context)
  if (metricsToken) {
    const given = Buffer.from(headers.get('authorization')?.replace(/^Bearer /, '') ?? '')
    const wanted = Buffer.from(metricsToken)
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return true
  }
  const address = headers.get('x-shop-remote-address') ?? ''
  return headers.get('x-shop-proxied') === '0' && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address)
}

/** `GET /api/metrics`: Prometheus text, by token or from this machine. */
export const handleMetrics: Handler = async ({ payload, request }) => {
  if (!mayRead(contextOf(payload), request.headers)) throw new ShopError(404, 'not_found', 'Not found.')
  const { registry, files, jobs, streams } = metricsOf()
  const { drizzle, pool } = adapterOf(payload)
  const [byStatus, byQueue] = await Promise.all([
    pool.query<{ status: string; count: string }>({
      text: `select status, count(*) as count from ${adapterOf(payload).names.schematicFiles} group by 1`,
    }),
    drizzle.execute<{ queue: string; state: string; count: string }>(
      sql`select name as queue, state::text, count(*) as count from ${drizzle.tables.jobs}
          where state in ('created', 'retry', 'active', 'failed') group by 1, 2`,
    ),
  ])
  files.reset()
  for (const { status, count } of byStatus.rows) files.set({ status }, Number(count))
  streams.set(countStreams())
  jobs.reset()
  for (const { queue, state, count } of byQueue.rows) jobs.set({ queue, state }, Number(count))
  return new Response(await registry.metrics(), { headers: { 'Content-Type': registry.contentType } })
}
