import type { Payload } from 'payload'
import { contextOf } from '../context/context'
import { connectionOf } from '../database/connection'
import { log } from '../log/log'
import { listen } from './listen'

/** An event from a trigger, or that some may have been missed while disconnected: then state must be read again. */
export type LiveEvent = Readonly<Record<string, unknown>>
export const MISSED: LiveEvent = { kind: 'missed' }

type Handler = (event: LiveEvent) => void
type Hub = { topics: Map<string, Set<Handler>>; stop: () => void }

/** Kept on `globalThis`: Next loads this module once for each bundle, and a process listens once. */
const shared = globalThis as typeof globalThis & { shopLive?: Hub }

function dispatch(handlers: Iterable<Handler>, event: LiveEvent): void {
  for (const handler of [...handlers]) {
    try {
      handler(event)
    } catch (error) {
      log.error({ err: error }, 'a handler of live events failed')
    }
  }
}

function startHub(payload: Payload): Hub {
  const topics: Hub['topics'] = new Map()
  const controller = new AbortController()
  const onEvent = ({ topic, event }: { topic: string; event: LiveEvent }) => dispatch(topics.get(topic) ?? [], event)
  const onConnected = () => {
    for (const handlers of topics.values()) dispatch(handlers, MISSED)
  }
  void listen(connectionOf(contextOf(payload)), { onEvent, onConnected }, controller.signal)
  return { topics, stop: () => controller.abort() }
}

/**
 * Calls `handler` with each new event of a topic, in commit order, and with `MISSED` after each reconnect.
 * @returns a function that unsubscribes
 */
export function subscribe(payload: Payload, topic: string, handler: Handler): () => void {
  shared.shopLive ??= startHub(payload)
  const { topics } = shared.shopLive
  const handlers = topics.get(topic) ?? new Set()
  topics.set(topic, handlers)
  // A separate function, so that a handler may subscribe twice.
  const own: Handler = (event) => handler(event)
  handlers.add(own)
  return () => {
    handlers.delete(own)
    if (handlers.size === 0 && topics.get(topic) === handlers) topics.delete(topic)
  }
}

/** Closes the process's connection; the next `subscribe` opens another. */
export function stopListening(): void {
  shared.shopLive?.stop()
  shared.shopLive = undefined
}
