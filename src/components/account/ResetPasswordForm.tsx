'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/Button'
import { callApi } from '@/components/ui/callApi'
import { Field } from '@/components/ui/Field'
import { fieldClasses } from '@/components/ui/fieldClasses'
import { Notice } from '@/components/ui/Notice'
import { problemAt } from '@/components/ui/readProblem'
import { useAccountForm } from './useAccountForm'

/** Sets a new password by the token of a mail; who sets it is signed in. */
export function ResetPasswordForm({ token }: { token: string }) {
  const { problems, busy, submit } = useAccountForm(
    '/',
    async ({ password }) => (await callApi('/api/users/reset-password', 'POST', { token, password })).problems,
  )
  const isOver = problems.some(({ code }) => code === 'forbidden')
  const general = problems.find(({ field }) => field !== 'password')
  return (
    <form onSubmit={submit} className="grid gap-5">
      {isOver ? (
        <Notice tone="danger">
          This link has expired or was used already.{' '}
          <Link className="link" href="/forgot-password">
            Ask for a new one
          </Link>
          .
        </Notice>
      ) : (
        general && <Notice tone="danger">{general.message}</Notice>
      )}
      <Field id="password" label="New password" hint="At least 8 characters." error={problemAt(problems, 'password')}>
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
        {busy ? 'Saving…' : 'Save and sign in'}
      </Button>
    </form>
  )
}
