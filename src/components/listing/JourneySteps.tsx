import clsx from 'clsx'
import { Check, Circle, Hourglass, LoaderCircle, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FileStatus } from '@/core/vocabulary'
import { journeySteps } from './journeySteps'

const icons = { done: Check, now: LoaderCircle, ahead: Circle, failed: X, waits: Hourglass }

/**
 * The processing steps of a file, as a list or as a compact track.
 * @param reached completed steps, 1 to 5
 */
export function JourneySteps({
  status,
  reached,
  isScanned,
  look = 'list',
}: {
  status: FileStatus
  reached: number
  /** Whether this shop scans files; if not, the step is omitted. */
  isScanned: boolean
  look?: 'list' | 'track'
}) {
  const t = useTranslations('Journey')
  const isTrack = look === 'track'
  const steps = journeySteps(status, reached, isScanned)
  return (
    <ol aria-label={t('steps')} className={isTrack ? 'grid auto-cols-fr grid-flow-col' : 'grid gap-2.5'}>
      {steps.map(({ name, state }, index) => {
        const Icon = icons[state]
        return (
          <li
            key={name}
            aria-current={state === 'now' ? 'step' : undefined}
            className={clsx(
              isTrack
                ? 'relative grid justify-items-center gap-1.5 text-center text-xs sm:text-sm'
                : 'flex items-center gap-3',
              state === 'ahead' && 'text-muted',
              state !== 'ahead' && state !== 'done' && 'font-semibold',
            )}
          >
            {isTrack && index > 0 && (
              <span
                aria-hidden
                className={clsx(
                  'absolute end-1/2 top-3 me-4 h-1 w-[calc(100%-2rem)] rounded-full transition-colors',
                  state === 'ahead' ? 'bg-raised' : state === 'done' ? 'bg-primary' : 'bg-copper',
                )}
              />
            )}
            <span
              aria-hidden
              className={clsx(
                'grid size-7 shrink-0 place-items-center rounded-sm transition-colors',
                state === 'done' && 'bg-primary-soft text-primary-ink',
                (state === 'now' || state === 'waits') && 'bg-copper-soft text-copper',
                state === 'ahead' && 'bg-raised',
                state === 'failed' && 'bg-danger-soft text-danger',
              )}
            >
              <Icon className={clsx('size-4', state === 'now' && 'motion-safe:animate-spin')} />
            </span>
            <span aria-hidden className={isTrack && (state === 'done' || state === 'ahead') ? 'max-sm:hidden' : ''}>
              {isTrack ? t(`short.${name}`) : t(`step.${name}`)}
            </span>
            <span className="sr-only">{t('stepState', { step: t(`step.${name}`), state: t(`state.${state}`) })}</span>
          </li>
        )
      })}
    </ol>
  )
}
