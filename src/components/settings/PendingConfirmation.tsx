import { MailCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Notice } from '../ui/Notice'

type Props = { title: ReactNode; hint: string; problem: string | undefined; announcement: string; children: ReactNode }

/** A change waiting for confirmation by email, with its actions. */
export function PendingConfirmation({ title, hint, problem, announcement, children }: Props) {
  return (
    <div className="grid gap-3 rounded-md border border-line border-s-4 border-s-copper bg-raised p-4">
      <div className="flex gap-3">
        <MailCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-copper" />
        <div className="grid min-w-0 gap-1">
          <p>{title}</p>
          <p className="text-sm text-muted">{hint}</p>
        </div>
      </div>
      {problem && <Notice tone="danger">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        {children}
        <p role="status" className="font-semibold text-primary-ink">
          {announcement}
        </p>
      </div>
    </div>
  )
}
