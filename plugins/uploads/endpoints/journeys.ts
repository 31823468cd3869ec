import { MAX_JOURNEYS, readJourneys } from '@plugins/pipeline/queries/readJourneys'
import { requireActive } from '@/core/access/viewer'
import { isUuid } from '@/core/database/isUuid'
import { resolveId } from '@/core/database/resolveId'
import { ShopError } from '@/core/errors/errors'
import type { EndpointContext, Handler } from '@/core/http/endpoint'
import { sendEvents } from '@/core/live/sendEvents'

const topicOf = (id: string) => `file:${id}`

/** An event stream if requested, else the current state, so that a page can poll where streams are blocked. */
async function tell(context: EndpointContext, stream: Parameters<typeof sendEvents>[1]): Promise<Response> {
  if (context.request.headers.get('accept')?.includes('text/event-stream')) return sendEvents(context, stream)
  const state = await stream.readState()
  if (state === undefined) throw new ShopError(404, 'not_found', 'There is no such event stream.')
  return Response.json(state, { headers: { 'Cache-Control': 'private, no-store' } })
}

/** `GET /api/schematics/:id/events`: the journey of a build's file as it happens, for its owner and moderators. */
export const journeyEvents: Handler = async (context) => {
  const { payload, parameters } = context
  const { id = '' } = parameters
  const viewer = await context.viewer()
  if (viewer) requireActive(viewer, 'see your uploads')
  return tell(context, {
    topics: [topicOf(id)],
    userId: viewer?.id,
    readState: async () => (await readJourneys(payload, [id], viewer))[0],
  })
}

/**
 * `GET /api/uploads/journeys?ids=…`: the same for several builds of one's own over one connection, of which browsers
 * have few.
 */
export const journeysEvents: Handler = async (context) => {
  const { payload, query } = context
  const user = await context.requireUser('see your uploads')
  const asked = query.get('ids')?.split(',') ?? []
  const named = [...new Set(asked)].slice(0, MAX_JOURNEYS)
  const ids = (await Promise.all(named.map((name) => resolveId({ payload }, 'schematics', name)))).filter(isUuid)
  return tell(context, {
    topics: ids.map(topicOf),
    userId: user.id,
    readState: async () => ({ docs: await readJourneys(payload, ids, user) }),
  })
}
