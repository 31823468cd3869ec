import { MOST_JOURNEYS, readJourneys } from '@plugins/pipeline/queries/readJourneys'
import type { Payload } from 'payload'
import { requireActive } from '@/core/access/suspended'
import { viewerOf } from '@/core/access/viewerOf'
import { idOf } from '@/core/database/idOf'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { Handle } from '@/core/http/hotEndpoint'
import type { Ask } from '@/core/http/hotRequest'
import { sendEvents } from '@/core/live/sendEvents'

const topicOf = (id: string) => `file:${id}`

/** A stream for those who ask for one, else the state of now: so that a page can poll where a stream doesn't get through. */
async function tell(payload: Payload, ask: Ask, stream: Parameters<typeof sendEvents>[2]): Promise<Response> {
  if (ask.headers.get('accept')?.includes('text/event-stream')) return sendEvents(payload, ask, stream)
  const state = await stream.readState()
  if (state === undefined) throw new ShopError(404, 'not_found', 'Nothing here can be followed.')
  return Response.json(state, { headers: { 'Cache-Control': 'private, no-store' } })
}

/** `GET /api/schematics/:id/events`: the journey of a build's file as it happens, for its owner and moderators. */
export const journeyEvents: Handle = async (payload, ask, { id = '' }) => {
  const viewer = await viewerOf(payload, ask.headers)
  if (viewer) requireActive(viewer, 'see your uploads')
  return tell(payload, ask, {
    topics: [topicOf(id)],
    personId: viewer?.id,
    readState: async () => (await readJourneys(payload, [id], viewer))[0],
  })
}

/** `GET /api/uploads/journeys?ids=…`: the same for several builds of one's own over one connection, of which browsers have few. */
export const journeysEvents: Handle = async (payload, ask) => {
  const viewer = requireActive(await viewerOf(payload, ask.headers), 'see your uploads')
  const asked = new URL(ask.url).searchParams.get('ids')?.split(',') ?? []
  const named = [...new Set(asked)].slice(0, MOST_JOURNEYS)
  const ids = (await Promise.all(named.map((name) => idOf({ payload }, 'schematics', name)))).filter(isUuid)
  return tell(payload, ask, {
    topics: ids.map(topicOf),
    personId: viewer.id,
    readState: async () => ({ docs: await readJourneys(payload, ids, viewer) }),
  })
}
