'use client'

import type { PendingEmail as Pending } from '@plugins/accounts/emailChange'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { IdentityField, type IdentityWays, useProof } from '../security/IdentityField'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { PendingEmail } from './PendingEmail'
import { UnconfirmedEmail } from './UnconfirmedEmail'
import { useSettingForm } from './useSettingForm'

type Props = { email: string; pending: Pending | null; isUnconfirmed: boolean; ways: IdentityWays }

/** Shows and changes the email address. A new one must be confirmed by email first. */
export function EmailForm({ email, pending, isUnconfirmed, ways }: Props) {
  const t = useTranslations('Settings')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const prove = useProof(ways)
  const { problems, busy, saved, submit } = useSettingForm(async ({ email: wanted, password }) => {
    const { proof, problems: refused } = await prove(password)
    if (!proof) return refused
    const { problems: found } = await callApi('/api/users/change-email', 'POST', { email: wanted, ...proof })
    if (found.length === 0) router.refresh()
    return found
  })
  const at = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    return problem && describeProblem(problem)
  }
  const general = problems.find(({ field }) => field !== 'email' && field !== 'password')
  return (
    <form method="post" onSubmit={submit} aria-labelledby="email-heading" className="panel grid gap-4">
      <h2 id="email-heading" className="text-xl font-bold">
        {t('email.title')}
      </h2>
      <p className="text-muted">
        {t.rich('email.present', {
          email,
          strong: (parts) => <strong className="wrap-anywhere text-ink">{parts}</strong>,
        })}
      </p>
      {isUnconfirmed && <UnconfirmedEmail email={email} />}
      {pending && <PendingEmail key={pending.email} pending={pending} />}
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="new-email" label={t('email.new')} hint={t('email.hint')} error={at('email')}>
          {(control) => (
            <input
              {...control}
              name="email"
              type="email"
              autoComplete="email"
              required
              maxLength={MAX_CHARACTERS.email}
              className="field"
            />
          )}
        </Field>
        <IdentityField id="email-password" ways={ways} label={t('present')} error={at('password')} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {busy ? ui('saving') : t('email.save')}
        </Button>
        <p role="status" className="font-semibold text-primary-ink">
          {saved && t('email.saved')}
        </p>
      </div>
    </form>
  )
}
