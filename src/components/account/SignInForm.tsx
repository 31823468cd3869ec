'use client'

import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { Field } from '@/components/ui/Field'
import { fieldClasses } from '@/components/ui/fieldClasses'
import { Notice } from '@/components/ui/Notice'
import { problemAt } from '@/components/ui/readProblem'
import { useAccountForm } from './useAccountForm'

const shownAtFields = ['email', 'password']

export function SignInForm({ next }: { next: string }) {
  const { problems, busy, submit } = useAccountForm(
    next,
    async ({ email, password }) => (await callApi('/api/users/login', 'POST', { email, password })).problems,
  )
  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  return (
    <form onSubmit={submit} className="grid gap-5">
      {general && <Notice tone="danger">{general.message}</Notice>}
      <Field id="email" label="Email" error={problemAt(problems, 'email')}>
        {(control) => (
          <input {...control} name="email" type="email" autoComplete="email" required className={fieldClasses} />
        )}
      </Field>
      <Field id="password" label="Password" error={problemAt(problems, 'password')}>
        {(control) => (
          <input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className={fieldClasses}
          />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
