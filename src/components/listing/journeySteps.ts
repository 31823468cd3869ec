import type { FileStatus } from '@/core/vocabulary'

type StepState = 'done' | 'now' | 'ahead' | 'failed' | 'waits'
const stepNames = ['received', 'hashed', 'scanned', 'inspected', 'ready'] as const
export type JourneyStep = { name: (typeof stepNames)[number]; state: StepState }

/** The state of the current step. */
function stateAtStep(status: FileStatus): StepState {
  if (status === 'refused') return 'failed'
  return status === 'stalled' ? 'waits' : 'now'
}

/**
 * The steps of a file's journey as shown to users.
 * @param reached completed steps, 1 to 5
 * @param isScanned whether this shop scans files; if not, the step is omitted
 */
export function journeySteps(status: FileStatus, reached: number, isScanned: boolean): JourneyStep[] {
  const scan = stepNames.indexOf('scanned')
  const shown = stepNames.filter((name) => isScanned || name !== 'scanned')
  const behind = isScanned || reached <= scan ? reached : reached - 1
  return shown.map((name, index) => {
    if (index < behind) return { name, state: 'done' }
    return { name, state: index === behind ? stateAtStep(status) : 'ahead' }
  })
}
