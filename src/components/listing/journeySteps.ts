import type { FileStatus, RefusalReason } from '@/vocabulary'

export type StepState = 'done' | 'now' | 'ahead' | 'failed'
export type JourneyStep = { name: string; state: StepState }

const names = ['Received', 'Fingerprinted', 'Scanned for viruses', 'Inspected, drawn and published']
const reached: Record<Exclude<FileStatus, 'refused' | 'stalled'>, number> = {
  received: 1,
  hashed: 2,
  scanned: 3,
  ready: 4,
}

/** The scanner refuses what it finds; everything else comes to light when the file is opened. */
const stepsBeforeRefusal = (reason: RefusalReason) => (reason === 'infected' || reason === 'unscannable' ? 2 : 3)

/**
 * A file's way as steps for people.
 * @param seen steps that are known to be behind it, for a file that waits
 */
export function journeySteps(status: FileStatus, reason: RefusalReason | null, seen = 1): JourneyStep[] {
  const done = reason ? stepsBeforeRefusal(reason) : seen
  const ended = status === 'refused' || status === 'stalled'
  const count = ended ? done : reached[status]
  const at: StepState = status === 'refused' ? 'failed' : 'now'
  return names.map((name, index) => ({ name, state: index < count ? 'done' : index === count ? at : 'ahead' }))
}
