'use client'

import type { PendingEmail as Pending } from '@plugins/accounts/emailChange'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { PendingConfirmation } from './PendingConfirmation'

/** A new email address waiting for confirmation: until when, and its actions. */
export function PendingEmail({ pending }: { pending: Pending }) {
  const t = useTranslations('Settings')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [announcement, setAnnouncement] = useState('')

  async function ask(path: string, method: 'POST' | 'DELETE', done: string) {
    const { problems } = await callApi(path, method)
    setProblem(problems[0] && describeProblem(problems[0]))
    setAnnouncement(problems[0] ? '' : done)
    router.refresh()
  }

  const when = format.dateTime(new Date(pending.expiresAt), { dateStyle: 'medium', timeStyle: 'short' })
  const strong = (parts: React.ReactNode) => <strong className="wrap-anywhere">{parts}</strong>
  return (
    <PendingConfirmation
      title={t.rich('email.pending', { email: pending.email, strong })}
      hint={pending.isExpired ? t('email.expired') : t('email.pendingHint', { when })}
      problem={problem}
      announcement={announcement}
    >
      <Button size="small" onClick={() => ask('/api/users/change-email/resend', 'POST', t('email.resent'))}>
        {t('email.resend')}
      </Button>
      <Button size="small" look="ghost" onClick={() => ask('/api/users/change-email', 'DELETE', t('email.cancelled'))}>
        {t('email.cancel')}
      </Button>
    </PendingConfirmation>
  )
}
