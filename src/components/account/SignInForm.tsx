'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { PasskeySignIn } from './PasskeySignIn'
import { closingIn, RestoreAccount } from './RestoreAccount'
import { SecondStep } from './SecondStep'
import { SignInFields } from './SignInFields'
import { SuspendedAccount } from './SuspendedAccount'
import { type SecondStepAsked, secondStepIn, secondStepOfAddress } from './secondStep'
import { type Suspension, suspensionIn } from './suspension'
import { useAccountForm } from './useAccountForm'

const shownAtFields = ['email', 'password']

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('Account')
  const describeProblem = useDescribeProblem()
  const [asked, setAsked] = useState<SecondStepAsked>()
  const [suspension, setSuspension] = useState<Suspension>()
  const { problems, busy, submit, repeat, clear } = useAccountForm(next, async ({ email, password }) => {
    const { problems: found, body } = await callApi('/api/users/login', 'POST', { email, password })
    setAsked(secondStepIn(body))
    setSuspension(suspensionIn(body))
    return found
  })
  useEffect(() => {
    const found = secondStepOfAddress(window.location.hash)
    if (!found) return
    // It is nobody else’s business, and of no use twice.
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    setAsked(found)
  }, [])
  const goOn = useCallback(() => window.location.assign(next), [next])
  if (suspension) return <SuspendedAccount suspension={suspension} onBack={() => setSuspension(undefined)} />
  if (asked) return <SecondStep asked={asked} onDone={goOn} onStartOver={() => setAsked(undefined)} />
  const closing = closingIn(problems)
  if (closing) return <RestoreAccount closing={closing} onRestored={repeat} onLeave={clear} />
  const general = problems.find(
    ({ field, code }) => code !== 'second_factor_required' && (!field || !shownAtFields.includes(field)),
  )
  return (
    <div className="grid gap-5">
      <form method="post" onSubmit={submit} className="grid gap-5">
        {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
        <SignInFields
          labels={{ email: t('email'), password: t('password') }}
          errors={{
            email: problemAt(problems, 'email', describeProblem),
            password: problemAt(problems, 'password', describeProblem),
          }}
          offersPasskeys
        />
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? t('signIn.busy') : t('signIn.submit')}
        </Button>
      </form>
      <PasskeySignIn onDone={goOn} />
    </div>
  )
}
