import { noSuchBuild } from '@/core/access/visibility'
import type { Handler } from '@/core/http/endpoint'
import { readSummary } from '../queries/readSummary'

/** `GET /api/schematics/:id/summary`: what the site shows of one build, and how far its file has got. */
export const handleSummary: Handler = async ({ payload, parameters: { id = '' }, viewer: findViewer }) => {
  const viewer = await findViewer()
  const summary = await readSummary(payload, id, viewer)
  if (summary === undefined) throw noSuchBuild(viewer)
  return new Response(summary, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': viewer ? 'private, no-store' : 'public, max-age=5',
      Vary: 'Cookie, Authorization',
    },
  })
}
