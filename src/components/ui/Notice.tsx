import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A highlighted message. Errors are announced when they appear. */
export const Notice = ({ tone, children }: { tone: 'danger' | 'info' | 'warning'; children: ReactNode }) => (
  <div
    role={tone === 'danger' ? 'alert' : 'status'}
    className={clsx(
      'rounded-md border-l-4 bg-surface px-4 py-3',
      tone === 'danger' && 'border-danger',
      tone === 'warning' && 'border-copper',
      tone === 'info' && 'border-primary',
    )}
  >
    {children}
  </div>
)
