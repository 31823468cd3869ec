/** Open streams that one person or network may have, and all together in this process. */
const MOST_OF_ONE = 20
const MOST_IN_TOTAL = 5_000

type Seats = { taken: Map<string, number>; closers: Set<() => void> }
/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { shopStreams?: Seats }
const seatsOf = (): Seats => {
  shared.shopStreams ??= { taken: new Map(), closers: new Set() }
  return shared.shopStreams
}

/** Whether one more stream may be opened. @param who a person or a network; nothing for whom is not told from others */
export function hasSeat(who: string | undefined): boolean {
  const { taken, closers } = seatsOf()
  return closers.size < MOST_IN_TOTAL && (who === undefined || (taken.get(who) ?? 0) < MOST_OF_ONE)
}

/** Counts an open stream. @param close ends it when the process stops @returns what gives the seat back */
export function takeSeat(who: string | undefined, close: () => void): () => void {
  const { taken, closers } = seatsOf()
  closers.add(close)
  if (who !== undefined) taken.set(who, (taken.get(who) ?? 0) + 1)
  return () => {
    if (!closers.delete(close) || who === undefined) return
    const left = (taken.get(who) ?? 1) - 1
    if (left > 0) taken.set(who, left)
    else taken.delete(who)
  }
}

/** Open streams of this process. */
export const countStreams = (): number => seatsOf().closers.size

/** Ends every stream, so that the process can stop; browsers come back by themselves. */
export function closeStreams(): void {
  for (const close of [...seatsOf().closers]) close()
}
