/** Open streams per user or network, and in total in this process. */
const MAX_STREAMS_PER_CLIENT = 20
const MAX_STREAMS = 5_000

type OpenStreams = { byClient: Map<string, number>; closers: Set<() => void> }
/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { shopStreams?: OpenStreams }
const openStreams = (): OpenStreams => {
  shared.shopStreams ??= { byClient: new Map(), closers: new Set() }
  return shared.shopStreams
}

/** Whether one more stream may be opened. @param client a user or a network; undefined where neither is known */
export function mayOpenStream(client: string | undefined): boolean {
  const { byClient, closers } = openStreams()
  return closers.size < MAX_STREAMS && (client === undefined || (byClient.get(client) ?? 0) < MAX_STREAMS_PER_CLIENT)
}

/** Counts an open stream. @param close ends it when the process stops @returns what gives the seat back */
export function acquireStream(client: string | undefined, close: () => void): () => void {
  const { byClient, closers } = openStreams()
  closers.add(close)
  if (client !== undefined) byClient.set(client, (byClient.get(client) ?? 0) + 1)
  return () => {
    if (!closers.delete(close) || client === undefined) return
    const remaining = (byClient.get(client) ?? 1) - 1
    if (remaining > 0) byClient.set(client, remaining)
    else byClient.delete(client)
  }
}

/** Open streams of this process. */
export const countStreams = (): number => openStreams().closers.size

/** Closes every stream on shutdown; browsers reconnect. */
export function closeStreams(): void {
  for (const close of [...openStreams().closers]) close()
}
