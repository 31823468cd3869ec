import { nameOption } from '@/core/panel/nameOption'
import type { Translator } from '@/i18n/Translator'
import type { FileJourney } from './readJourney'

export type StepState = 'done' | 'now' | 'ahead' | 'failed' | 'waits'
export type JourneyStep = { name: string; state: StepState; at: Date | null }

/** The current step of a file, and its state. */
function stateAtStep({ status }: FileJourney): StepState {
  if (status === 'refused') return 'failed'
  return status === 'stalled' ? 'waits' : 'now'
}

/** The steps of a file. Each sets its time when done, so the first without one is the current step. */
export function describeJourney(t: Translator<'Panel'>, file: FileJourney): JourneyStep[] {
  const steps: [name: string, at: Date | null][] = [
    [t('journey.received'), file.received],
    [t('journey.hashed'), file.hashed],
    [
      file.scanned ? t('journey.scannedAs', { verdict: nameOption(t, file.verdict) }) : t('journey.scanned'),
      file.scanned,
    ],
    [t('journey.inspected'), file.inspected],
    [t('journey.ready'), file.ready],
  ]
  const here = steps.findIndex(([, at]) => at === null)
  return steps.map(([name, at], index) => {
    if (index !== here) return { name, state: at ? 'done' : 'ahead', at }
    const state = stateAtStep(file)
    if (state === 'now') return { name, state, at: null }
    const stopped =
      state === 'failed'
        ? t('journey.stoppedBy', { step: name, reason: nameOption(t, file.reason ?? '') })
        : t('journey.waits', { step: name })
    return { name: stopped, state, at: file.ended }
  })
}

/** Advice for the moderator. */
export function adviseModerator(t: Translator<'Panel'>, { status, reason, failure }: FileJourney): string | undefined {
  if (status === 'stalled') return t('journey.advice.stalled')
  if (reason === 'infected') return t('journey.advice.infected')
  if (status === 'refused') return t('journey.advice.refused')
  if (status === 'ready') return undefined
  return t(failure ? 'journey.advice.failing' : 'journey.advice.underway')
}
