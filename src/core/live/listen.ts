import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { log } from '../log/log'

/** Postgres' channel for all that is told; a topic is part of what is sent, so that one LISTEN serves all. */
const CHANNEL = 'shop_live'

/** Milliseconds between asking whether the database is still there, and how long its answer may take. */
const PING_INTERVAL_MS = 30_000
const PING_TIMEOUT_MS = 10_000
/** Milliseconds until a lost connection is made again: at first, and at most. */
const MIN_RECONNECT_DELAY_MS = 200
const MAX_RECONNECT_DELAY_MS = 5_000

type Notification = { topic: string; event: Record<string, unknown> }
type Listener = {
  /** Something was told. */
  onEvent: (told: Notification) => void
  /** The connection stands, the first time or again: what was told before that nobody heard. */
  onConnected: () => void
}

function parseNotification(text: string | undefined): Notification | undefined {
  const told: unknown = JSON.parse(text ?? 'null')
  if (typeof told !== 'object' || told === null || !('topic' in told) || !('event' in told)) return undefined
  const { topic, event } = told
  if (typeof topic !== 'string' || typeof event !== 'object' || event === null) return undefined
  return { topic, event: event as Record<string, unknown> }
}

/** One connection until it ends. @throws with why it ended; it never ends otherwise but by `signal` */
async function listenOnce(connection: pg.ClientConfig, { onEvent, onConnected }: Listener, signal: AbortSignal) {
  const client = new pg.Client({
    ...connection,
    application_name: 'shop-live',
    keepAlive: true,
    connectionTimeoutMillis: PING_TIMEOUT_MS,
    query_timeout: PING_TIMEOUT_MS,
  })
  const ended = new Promise<never>((_, reject) => {
    client.once('error', reject)
    client.once('end', () => reject(new Error('the connection ended')))
  })
  ended.catch(() => undefined) // heard below, or too late to matter
  try {
    await client.connect()
    client.on('notification', ({ payload }) => {
      try {
        const told = parseNotification(payload)
        if (told) onEvent(told)
      } catch (error) {
        log.error({ err: error }, 'what the database told could not be passed on')
      }
    })
    await client.query(`listen ${CHANNEL}`)
    onConnected()
    while (!signal.aborted) {
      // A connection whose other end is gone looks alive until something is sent.
      await Promise.race([ended, wait(PING_INTERVAL_MS, undefined, { signal, ref: false })])
      await client.query('select 1')
    }
  } finally {
    client.end().catch(() => undefined)
  }
}

/** Listens until `signal` is aborted, on a connection of its own that is made again whenever it is lost. */
export async function listen(connection: pg.ClientConfig, listener: Listener, signal: AbortSignal): Promise<void> {
  let delay = MIN_RECONNECT_DELAY_MS
  const counted = {
    ...listener,
    onConnected() {
      delay = MIN_RECONNECT_DELAY_MS
      listener.onConnected()
    },
  }
  while (!signal.aborted) {
    try {
      await listenOnce(connection, counted, signal)
    } catch (error) {
      if (signal.aborted) return
      log.warn({ err: error }, 'nothing is told until the database answers again')
    }
    await wait(delay, undefined, { signal, ref: false }).catch(() => undefined)
    delay = Math.min(delay * 2, MAX_RECONNECT_DELAY_MS)
  }
}
