'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { PendingConfirmation } from './PendingConfirmation'

type Props = {
  email: string
  /** Whether nothing is published before. */
  isNeeded?: boolean
}

/** An email address not confirmed since the account was created. */
export function UnconfirmedEmail({ email, isNeeded = false }: Props) {
  const t = useTranslations('Settings')
  const describeProblem = useDescribeProblem()
  const [problem, setProblem] = useState<string>()
  const [announcement, setAnnouncement] = useState('')

  async function resend() {
    const { problems } = await callApi('/api/users/confirm-email/resend', 'POST')
    setProblem(problems[0] && describeProblem(problems[0]))
    setAnnouncement(problems[0] ? '' : t('email.resent'))
  }

  const strong = (parts: React.ReactNode) => <strong className="wrap-anywhere">{parts}</strong>
  return (
    <PendingConfirmation
      title={t.rich('email.unconfirmed', { email, strong })}
      hint={t(isNeeded ? 'email.neededHint' : 'email.unconfirmedHint')}
      problem={problem}
      announcement={announcement}
    >
      <Button size="small" onClick={resend}>
        {t('email.resend')}
      </Button>
    </PendingConfirmation>
  )
}
