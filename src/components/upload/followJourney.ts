import { type FileStatus, fileStatuses, type RefusalReason, refusalReasons } from '@/vocabulary'

export type Followed = { status: FileStatus; reason: RefusalReason | null }

/** Milliseconds between two looks: short at first, for most files are ready within a second or two. */
const SHORTEST_WAIT = 500
const LONGEST_WAIT = 4000

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function readSummary(body: unknown): Followed | undefined {
  const file = isRecord(body) && isRecord(body.file) ? body.file : undefined
  const status = fileStatuses.find((known) => known === file?.status)
  return status && { status, reason: refusalReasons.find((known) => known === file?.reason) ?? null }
}

/** Looks after a file until it has arrived, was refused or waits for a moderator. Missed looks are tried again. */
export async function followJourney(id: string, onLook: (seen: Followed) => void, signal: AbortSignal): Promise<void> {
  for (let wait = SHORTEST_WAIT; !signal.aborted; wait = Math.min(LONGEST_WAIT, wait * 1.3)) {
    const body: unknown = await fetch(`/api/schematics/${id}/summary`, { signal, cache: 'no-store' })
      .then((response) => (response.ok ? response.json() : undefined))
      .catch(() => undefined)
    const seen = readSummary(body)
    if (seen && !signal.aborted) onLook(seen)
    if (seen && ['ready', 'refused', 'stalled'].includes(seen.status)) return
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
