'use client'

import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { Field } from '@/components/ui/Field'
import { fieldClasses } from '@/components/ui/fieldClasses'
import { Notice } from '@/components/ui/Notice'
import { problemAt } from '@/components/ui/readProblem'
import { useAccountForm } from './useAccountForm'

const shownAtFields = ['email', 'password', 'username']

export function SignUpForm({ next }: { next: string }) {
  const { problems, busy, submit } = useAccountForm(next, async ({ email, password, username }) => {
    const created = await callApi('/api/users', 'POST', { email, password, username })
    if (created.problems.length > 0) return created.problems
    return (await callApi('/api/users/login', 'POST', { email, password })).problems
  })
  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  return (
    <form onSubmit={submit} className="grid gap-5">
      {general && <Notice tone="danger">{general.message}</Notice>}
      <Field
        id="username"
        label="Name"
        hint="What others see beside your builds. 3 to 30 letters, digits, - or _."
        error={problemAt(problems, 'username')}
      >
        {(control) => (
          <input
            {...control}
            name="username"
            autoComplete="username"
            required
            maxLength={30}
            className={fieldClasses}
          />
        )}
      </Field>
      <Field id="email" label="Email" hint="Never shown to others." error={problemAt(problems, 'email')}>
        {(control) => (
          <input {...control} name="email" type="email" autoComplete="email" required className={fieldClasses} />
        )}
      </Field>
      <Field id="password" label="Password" hint="At least 8 characters." error={problemAt(problems, 'password')}>
        {(control) => (
          <input
            {...control}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            className={fieldClasses}
          />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? 'Creating your account…' : 'Create account'}
      </Button>
    </form>
  )
}
