'use client'

import { useTranslations } from 'next-intl'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Link } from '../ui/Link'
import { Notice } from '../ui/Notice'
import { problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { NewPasswordField } from './NewPasswordField'
import { useAccountForm } from './useAccountForm'

const shownAtFields = ['email', 'password', 'username']

export function SignUpForm({ next }: { next: string }) {
  const t = useTranslations('Account')
  const legal = useTranslations('Legal')
  const describeProblem = useDescribeProblem()
  const { problems, busy, submit } = useAccountForm(next, async ({ email, password, username }) => {
    const created = await callApi('/api/users', 'POST', { email, password, username })
    if (created.problems.length > 0) return created.problems
    return (await callApi('/api/users/login', 'POST', { email, password })).problems
  })
  // The API doesn't reveal whether the address has an account, except that the new password does not work.
  const mayBeTaken = problems.some(({ code }) => code === 'wrong_credentials')
  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  return (
    <form method="post" onSubmit={submit} className="grid gap-5">
      {mayBeTaken ? (
        <Notice tone="warning">
          {t.rich('signUp.maybeTaken', {
            link: (parts) => (
              <Link className="link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
                {parts}
              </Link>
            ),
            reset: (parts) => (
              <Link className="link" href="/forgot-password">
                {parts}
              </Link>
            ),
          })}
        </Notice>
      ) : (
        general && <Notice tone="danger">{describeProblem(general)}</Notice>
      )}
      <Field
        id="username"
        label={t('name')}
        hint={t('nameHint')}
        error={problemAt(problems, 'username', describeProblem)}
      >
        {(control) => (
          <input
            {...control}
            name="username"
            autoComplete="username"
            required
            maxLength={MAX_CHARACTERS.username}
            className="field"
          />
        )}
      </Field>
      <Field id="email" label={t('email')} hint={t('emailHint')} error={problemAt(problems, 'email', describeProblem)}>
        {(control) => <input {...control} name="email" type="email" autoComplete="email" required className="field" />}
      </Field>
      <NewPasswordField label={t('password')} error={problemAt(problems, 'password', describeProblem)} />
      <p className="text-sm text-muted">
        {legal.rich('accept', {
          terms: (parts) => (
            <Link className="link" href="/terms" target="_blank">
              {parts}
            </Link>
          ),
          privacy: (parts) => (
            <Link className="link" href="/privacy" target="_blank">
              {parts}
            </Link>
          ),
        })}
      </p>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? t('signUp.busy') : t('signUp.submit')}
      </Button>
    </form>
  )
}
