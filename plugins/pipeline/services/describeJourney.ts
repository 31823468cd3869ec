import { labelOf } from '@/vocabulary'
import type { FileJourney } from './readJourney'

export type StepState = 'done' | 'now' | 'ahead' | 'failed' | 'waits'
export type JourneyStep = { name: string; state: StepState; at: Date | null }

/** The step at which a file is, and how it stands there. */
function stateAtStep({ status }: FileJourney): StepState {
  if (status === 'refused') return 'failed'
  return status === 'stalled' ? 'waits' : 'now'
}

/** A file's way, step by step. Each step writes its time when it is done, so the first without one is where the file is. */
export function describeJourney(file: FileJourney): JourneyStep[] {
  const steps: [name: string, at: Date | null][] = [
    ['Received', file.received],
    ['Read back and hashed', file.hashed],
    [file.scanned ? `Scanned for viruses: ${file.verdict}` : 'Scanned for viruses', file.scanned],
    ['Inspected', file.inspected],
    ['Drawn and published', file.ready],
  ]
  const here = steps.findIndex(([, at]) => at === null)
  return steps.map(([name, at], index) => {
    if (index !== here) return { name, state: at ? 'done' : 'ahead', at }
    const state = stateAtStep(file)
    if (state === 'now') return { name, state, at: null }
    const how = state === 'failed' ? `refused, ${labelOf(file.reason ?? '').toLowerCase()}` : 'waits for a moderator'
    return { name: `${name}: ${how}`, state, at: file.ended }
  })
}

/** What a moderator should know and do. */
export function adviseModerator({ status, reason, failure }: FileJourney): string | undefined {
  if (status === 'stalled')
    return 'A step failed on every try. Mend what is wrong, as a scanner or storage that is down, then send the file on its way again.'
  if (reason === 'infected')
    return 'Nobody can download it, and its owner was told. Send it on its way again only if it is a false alarm and the scanner’s signatures are newer now.'
  if (status === 'refused')
    return 'Its owner was told why. Send it on its way again only if the cause was ours, as a format that is understood now.'
  if (status === 'ready') return undefined
  return failure
    ? 'The last try failed and is repeated by itself. If all tries fail, the file will wait for you.'
    : 'It is being checked. Reload the page to see how far it got.'
}
