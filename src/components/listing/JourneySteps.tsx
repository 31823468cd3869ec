import { Check, Circle, LoaderCircle, X } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { JourneyStep } from './journeySteps'

const icons = { done: Check, now: LoaderCircle, ahead: Circle, failed: X }
const words = { done: 'done', now: 'under way', ahead: 'still to come', failed: 'failed' }

export const JourneySteps = ({ steps, isMoving }: { steps: JourneyStep[]; isMoving: boolean }) => (
  <ol className="grid gap-2.5">
    {steps.map(({ name, state }) => {
      const Icon = icons[state]
      return (
        <li
          key={name}
          aria-current={state === 'now' ? 'step' : undefined}
          className={cn(
            'flex items-center gap-3',
            state === 'ahead' && 'text-muted',
            state === 'now' && 'font-semibold',
          )}
        >
          <span
            aria-hidden
            className={cn(
              'grid size-7 shrink-0 place-items-center rounded-sm',
              state === 'done' && 'bg-primary-soft text-primary-ink',
              state === 'now' && 'bg-copper-soft text-copper',
              state === 'ahead' && 'bg-raised',
              state === 'failed' && 'bg-danger-soft text-danger',
            )}
          >
            <Icon className={cn('size-4', state === 'now' && isMoving && 'motion-safe:animate-spin')} />
          </span>
          <span>
            {name}
            <span className="sr-only">: {words[state]}</span>
          </span>
        </li>
      )
    })}
  </ol>
)
