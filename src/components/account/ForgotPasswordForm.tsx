'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { useAccountForm } from './useAccountForm'

/** Sends an email with a link to choose a new password, and continues to `next`. */
export function ForgotPasswordForm({ next }: { next: string }) {
  const t = useTranslations('Account')
  const describeProblem = useDescribeProblem()
  const { problems, busy, submit } = useAccountForm(
    next,
    async ({ email }) => (await callApi('/api/users/forgot-password', 'POST', { email })).problems,
  )
  const general = problems.find(({ field }) => field !== 'email')
  return (
    <form method="post" onSubmit={submit} className="grid gap-5">
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <Field id="email" label={t('email')} error={problemAt(problems, 'email', describeProblem)}>
        {(control) => <input {...control} name="email" type="email" autoComplete="email" required className="field" />}
      </Field>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? t('forgot.busy') : t('forgot.submit')}
      </Button>
    </form>
  )
}
