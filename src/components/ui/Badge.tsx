import clsx from 'clsx'
import type { ReactNode } from 'react'

export type BadgeTone = 'good' | 'busy' | 'bad' | 'quiet'

export const Badge = ({ tone, children }: { tone: BadgeTone; children: ReactNode }) => (
  <span
    className={clsx(
      'inline-flex items-center gap-1.5 rounded-sm px-2 py-0.5 text-sm font-semibold whitespace-nowrap',
      tone === 'good' && 'bg-primary-soft text-primary-ink',
      tone === 'busy' && 'bg-copper-soft text-copper',
      tone === 'bad' && 'bg-danger-soft text-danger',
      tone === 'quiet' && 'bg-raised text-muted',
    )}
  >
    {children}
  </span>
)
