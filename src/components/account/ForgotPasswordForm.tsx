'use client'

import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { Field } from '@/components/ui/Field'
import { fieldClasses } from '@/components/ui/fieldClasses'
import { Notice } from '@/components/ui/Notice'
import { problemAt } from '@/components/ui/readProblem'
import { useAccountForm } from './useAccountForm'

/** Has a mail sent that lets its reader choose a new password, and moves on to `next`. */
export function ForgotPasswordForm({ next }: { next: string }) {
  const { problems, busy, submit } = useAccountForm(
    next,
    async ({ email }) => (await callApi('/api/users/forgot-password', 'POST', { email })).problems,
  )
  const general = problems.find(({ field }) => field !== 'email')
  return (
    <form onSubmit={submit} className="grid gap-5">
      {general && <Notice tone="danger">{general.message}</Notice>}
      <Field id="email" label="Email" error={problemAt(problems, 'email')}>
        {(control) => (
          <input {...control} name="email" type="email" autoComplete="email" required className={fieldClasses} />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? 'Sending…' : 'Send me a link'}
      </Button>
    </form>
  )
}
