import { requireActive, viewerOf } from '../access/viewer'
import { contextOf } from '../context/context'
import { errorResponse, ShopError } from '../errors/errors'
import { limitedNetwork } from '../http/clientIp'
import type { EndpointContext } from '../http/endpoint'
import { log } from '../log/log'
import { acquireStream, mayOpenStream } from './streamLimit'
import { subscribe } from './subscribe'

/** Milliseconds between heartbeats, and for running jobs to end on shutdown; unfinished ones are retried elsewhere. */
const HEARTBEAT_INTERVAL_MS = 25_000
/** Milliseconds until a stream ends and the browser reconnects: the session may have ended. */
const MAX_STREAM_MS = 15 * 60_000
/** Milliseconds before the browser reconnects. */
const RETRY_MS = 3_000
/** Chunks buffered for a slow client. */
const MAX_BUFFERED_CHUNKS = 64

const encoder = new TextEncoder()
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
}

type Source = Pick<EndpointContext, 'payload' | 'request'>

type Stream = {
  /** Topics to subscribe to: `user:<id>`, `file:<schematic id>`. */
  topics: readonly string[]
  /** The signed-in user, for the limit; visitors are counted by network. */
  userId?: string | undefined
  /** The state sent to the client, read again on each event; undefined where they may no longer see it. */
  readState: () => Promise<unknown>
}

const tooMany = () =>
  errorResponse(
    new ShopError(503, 'unavailable', 'Too many pages are open at once. Close some, or reload in a moment.', {
      retryAfter: 10,
    }),
    { 'Retry-After': '10' },
  )

const gone = () => errorResponse(new ShopError(404, 'not_found', 'There is no such event stream.'))

function clientOf({ payload, request: { headers } }: Source, userId: string | undefined): string | undefined {
  if (userId) return `user:${userId}`
  const network = limitedNetwork(contextOf(payload), (name) => headers.get(name))
  return network === undefined ? undefined : `network:${network}`
}

/** One client's stream: the current state, and again after each change. */
function openStream(
  { topics, readState, userId }: Stream,
  { payload, request: { headers } }: Source,
  client: string | undefined,
) {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let sent: string | undefined
  let isReading = false
  let isStale = false
  let isClosed = false

  const send = (text: string) => {
    if (isClosed || !controller) return
    // The client has stopped reading. If it is still there, it reconnects.
    if ((controller.desiredSize ?? 0) < -MAX_BUFFERED_CHUNKS) close()
    else controller.enqueue(encoder.encode(text))
  }
  /** One read at a time; events meanwhile cause one more, so the last state sent is the latest. */
  const refresh = async () => {
    isStale = true
    if (isReading || !controller) return
    isReading = true
    try {
      while (isStale && !isClosed) {
        isStale = false
        const state = await readState()
        if (state === undefined) return close()
        const text = JSON.stringify(state)
        if (text !== sent) send(`event: state\ndata: ${text}\n\n`)
        sent = text
      }
    } catch (error) {
      // The client reconnects, and by then the database may be back.
      log.warn({ err: error }, 'a stream of events broke off')
      close()
    } finally {
      isReading = false
    }
  }

  let role: string | undefined
  /** State is read with the rights of the request. @throws ShopError where they have none any more */
  const requireSession = async () => {
    const viewer = requireActive(await viewerOf(payload, headers), 'be told what happens')
    if (role !== undefined && viewer.role !== role) close()
    role = viewer.role
  }
  /** The session ended or the account was suspended: the client learns so when it reconnects. */
  const endWithSession = async () => {
    try {
      await requireSession()
    } catch (error) {
      if (error instanceof ShopError) return close()
      log.warn({ err: error }, 'a stream of events broke off')
      close()
    }
  }

  // Subscribe before reading the state, so that no event is lost.
  const unsubscribers = topics.map((topic) => subscribe(payload, topic, () => void refresh()))
  if (userId) unsubscribers.push(subscribe(payload, `account:${userId}`, () => void endWithSession()))
  const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_INTERVAL_MS).unref()
  const life = setTimeout(() => close(), MAX_STREAM_MS * (0.8 + Math.random() * 0.4)).unref()
  const release = acquireStream(client, () => close())

  function close() {
    if (isClosed) return
    isClosed = true
    clearInterval(heartbeat)
    clearTimeout(life)
    for (const unsubscribe of unsubscribers) unsubscribe()
    release()
    controller?.close()
  }

  return {
    close,
    requireSession,
    /** Starts the stream with a state that was read after subscribing. */
    begin: (first: unknown) =>
      new ReadableStream<Uint8Array>({
        start(given) {
          if (isClosed) return given.close()
          controller = given
          sent = JSON.stringify(first)
          send(`retry: ${RETRY_MS}\n\nevent: state\ndata: ${sent}\n\n`)
          if (isStale) void refresh()
        },
        cancel() {
          controller = undefined
          close()
        },
      }),
  }
}

/**
 * Responds with server-sent events: `state` at once, and again whenever an event changed it. Each is complete, so a
 * client that reconnects has missed nothing.
 */
export async function sendEvents(source: Source, stream: Stream): Promise<Response> {
  const { request } = source
  if (request.method === 'HEAD') return new Response(null, { headers })
  const client = clientOf(source, stream.userId)
  if (!mayOpenStream(client)) return tooMany()
  const { begin, close, requireSession } = openStream(stream, source, client)
  try {
    // The user was looked up before changes to their account were subscribed to.
    if (stream.userId) await requireSession()
    const first = await stream.readState()
    if (first !== undefined) return new Response(begin(first), { headers })
    close()
    return gone()
  } catch (error) {
    close()
    throw error
  }
}
