'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Link } from '../ui/Link'
import { Notice } from '../ui/Notice'
import { problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { NewPasswordField } from './NewPasswordField'
import { closingIn, RestoreAccount } from './RestoreAccount'
import { SecondStep } from './SecondStep'
import { type SecondStepAsked, secondStepIn } from './secondStep'
import { useAccountForm } from './useAccountForm'

/** Sets a new password with the token of an email, which also signs in. */
export function ResetPasswordForm({ token }: { token: string }) {
  const t = useTranslations('Account')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const [asked, setAsked] = useState<SecondStepAsked>()
  const { problems, busy, submit, repeat, clear } = useAccountForm('/', async ({ password }) => {
    const { problems: found, body } = await callApi('/api/users/reset-password', 'POST', { token, password })
    setAsked(secondStepIn(body))
    return found
  })
  // The password is set; the link is used up.
  if (asked)
    return (
      <SecondStep
        asked={asked}
        onDone={() => window.location.assign('/')}
        onStartOver={() => window.location.assign('/sign-in')}
      />
    )
  const isOver = problems.some(({ code }) => code === 'link_expired')
  const general = problems.find(({ field }) => field !== 'password')
  const closing = closingIn(problems)
  if (closing) return <RestoreAccount closing={closing} onRestored={repeat} onLeave={clear} />
  return (
    <form method="post" onSubmit={submit} className="grid gap-5">
      {isOver ? (
        <Notice tone="danger">
          {t.rich('reset.over', {
            link: (parts) => (
              <Link className="link" href="/forgot-password">
                {parts}
              </Link>
            ),
          })}
        </Notice>
      ) : (
        general && <Notice tone="danger">{describeProblem(general)}</Notice>
      )}
      <NewPasswordField label={t('newPassword')} error={problemAt(problems, 'password', describeProblem)} />
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? ui('saving') : t('reset.submit')}
      </Button>
    </form>
  )
}
