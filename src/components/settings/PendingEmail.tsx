'use client'

import { MailCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { Notice } from '@/components/ui/Notice'
import { useProblemWords } from '@/components/ui/useProblemWords'
import type { PendingEmail as Pending } from '@/server/account/emailChange'

/** A new address that waits for its mail to be answered: until when, and what can be done about it. */
export function PendingEmail({ pending }: { pending: Pending }) {
  const t = useTranslations('Settings')
  const format = useFormatter()
  const wordsOf = useProblemWords()
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [said, setSaid] = useState('')

  async function ask(path: string, method: 'POST' | 'DELETE', done: string) {
    const { problems } = await callApi(path, method)
    setProblem(problems[0] && wordsOf(problems[0]))
    setSaid(problems[0] ? '' : done)
    router.refresh()
  }

  const when = format.dateTime(new Date(pending.expiresAt), { dateStyle: 'medium', timeStyle: 'short' })
  const strong = (parts: React.ReactNode) => <strong className="wrap-anywhere">{parts}</strong>
  return (
    <div className="grid gap-3 rounded-md border border-line border-s-4 border-s-copper bg-raised p-4">
      <div className="flex gap-3">
        <MailCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-copper" />
        <div className="grid min-w-0 gap-1">
          <p>{t.rich('email.pending', { email: pending.email, strong })}</p>
          <p className="text-sm text-muted">
            {pending.isExpired ? t('email.expired') : t('email.pendingHint', { when })}
          </p>
        </div>
      </div>
      {problem && <Notice tone="danger">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" onClick={() => ask('/api/users/change-email/resend', 'POST', t('email.resent'))}>
          {t('email.resend')}
        </Button>
        <Button
          size="small"
          look="ghost"
          onClick={() => ask('/api/users/change-email', 'DELETE', t('email.cancelled'))}
        >
          {t('email.cancel')}
        </Button>
        <p role="status" className="font-semibold text-primary-ink">
          {said}
        </p>
      </div>
    </div>
  )
}
