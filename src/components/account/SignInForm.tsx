'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { Field } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { problemAt } from '@/components/ui/readProblem'
import { useProblemWords } from '@/components/ui/useProblemWords'
import { useAccountForm } from './useAccountForm'

const shownAtFields = ['email', 'password']

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('Account')
  const wordsOf = useProblemWords()
  const { problems, busy, submit } = useAccountForm(
    next,
    async ({ email, password }) => (await callApi('/api/users/login', 'POST', { email, password })).problems,
  )
  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  return (
    <form method="post" onSubmit={submit} className="grid gap-5">
      {general && <Notice tone="danger">{wordsOf(general)}</Notice>}
      <Field id="email" label={t('email')} error={problemAt(problems, 'email', wordsOf)}>
        {(control) => <input {...control} name="email" type="email" autoComplete="email" required className="field" />}
      </Field>
      <Field id="password" label={t('password')} error={problemAt(problems, 'password', wordsOf)}>
        {(control) => (
          <input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className="field"
          />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? t('signIn.busy') : t('signIn.submit')}
      </Button>
    </form>
  )
}
