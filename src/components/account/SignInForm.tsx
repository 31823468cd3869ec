'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { SignInFields } from './SignInFields'
import { useAccountForm } from './useAccountForm'

const shownAtFields = ['email', 'password']

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('Account')
  const describeProblem = useDescribeProblem()
  const { problems, busy, submit } = useAccountForm(
    next,
    async ({ email, password }) => (await callApi('/api/users/login', 'POST', { email, password })).problems,
  )
  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  return (
    <form method="post" onSubmit={submit} className="grid gap-5">
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <SignInFields
        labels={{ email: t('email'), password: t('password') }}
        errors={{
          email: problemAt(problems, 'email', describeProblem),
          password: problemAt(problems, 'password', describeProblem),
        }}
      />
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? t('signIn.busy') : t('signIn.submit')}
      </Button>
    </form>
  )
}
