import { ShopError } from '@/errors'
import { requireActive } from '@/server/account/suspended'
import type { Ask } from '@/server/http/ask'
import type { Handle } from '@/server/http/hotEndpoint'
import { idOf } from '@/server/idOf'
import { isUuid } from '@/server/isUuid'
import { sendEvents } from '@/server/live/sendEvents'
import { MOST_JOURNEYS, readJourneys } from '@/server/pages/readJourneys'
import { viewerOf } from '@/server/schematics/viewerOf'

const topicOf = (id: string) => `file:${id}`

/** A stream for those who ask for one, else the state of now: so that a page can poll where a stream doesn't get through. */
async function tell(ask: Ask, stream: Parameters<typeof sendEvents>[1]): Promise<Response> {
  if (ask.headers.get('accept')?.includes('text/event-stream')) return sendEvents(ask, stream)
  const state = await stream.readState()
  if (state === undefined) throw new ShopError(404, 'not_found', 'There is nothing to follow here.')
  return Response.json(state, { headers: { 'Cache-Control': 'private, no-store' } })
}

/** `GET /api/schematics/:id/events`: the journey of a build's file as it happens, for its owner and moderators. */
export const journeyEvents: Handle = async (payload, ask, { id = '' }) => {
  const viewer = await viewerOf(payload, ask.headers)
  if (viewer) requireActive(viewer, 'see your uploads')
  return tell(ask, {
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
  return tell(ask, {
    topics: ids.map(topicOf),
    personId: viewer.id,
    readState: async () => ({ docs: await readJourneys(payload, ids, viewer) }),
  })
}
