'use client'

import { useTranslations } from 'next-intl'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { useAccountForm } from '../account/useAccountForm'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/** The name of a new account, which is all that is missing after signing in by another site. */
export function NameForm({ suggested, next }: { suggested: string; next: string }) {
  const t = useTranslations('Providers')
  const account = useTranslations('Account')
  const describeProblem = useDescribeProblem()
  const { problems, busy, submit } = useAccountForm(
    next,
    async ({ username }) => (await callApi('/api/auth/providers/sign-up', 'POST', { username })).problems,
  )
  const general = problems.find(({ field }) => field !== 'username')
  return (
    <form method="post" onSubmit={submit} className="grid gap-5">
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <Field
        id="username"
        label={account('name')}
        hint={account('nameHint')}
        error={problemAt(problems, 'username', describeProblem)}
      >
        {(control) => (
          <input
            {...control}
            name="username"
            autoComplete="username"
            defaultValue={suggested}
            required
            maxLength={MAX_CHARACTERS.username}
            className="field"
          />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={busy}>
        {busy ? account('signUp.busy') : t('name.submit')}
      </Button>
    </form>
  )
}
