import type { FileStatus } from '@/vocabulary'

export type StepState = 'done' | 'now' | 'ahead' | 'failed'
export type JourneyStep = { name: string; state: StepState }

const names = ['Received', 'Fingerprinted', 'Scanned for viruses', 'Inspected, drawn and published']
const reached: Record<Exclude<FileStatus, 'refused' | 'stalled'>, number> = {
  received: 1,
  hashed: 2,
  scanned: 3,
  ready: 4,
}

/**
 * A file's way as steps for people.
 * @param done steps that are known to be behind it, for a file that was refused or waits
 */
export function journeySteps(status: FileStatus, done = 1): JourneyStep[] {
  const ended = status === 'refused' || status === 'stalled'
  const count = ended ? done : reached[status]
  const at: StepState = status === 'refused' ? 'failed' : 'now'
  return names.map((name, index) => ({ name, state: index < count ? 'done' : index === count ? at : 'ahead' }))
}
