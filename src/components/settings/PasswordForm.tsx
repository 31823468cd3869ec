'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { MIN_PASSWORD_CHARACTERS } from '@/core/text/textLimits'
import { IdentityField, type IdentityWays, useProof } from '../security/IdentityField'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { PasswordField } from './PasswordField'
import { useSettingForm } from './useSettingForm'

export function PasswordForm({ email, ways }: { email: string; ways: IdentityWays }) {
  const t = useTranslations('Settings')
  const ui = useTranslations('Ui')
  const identity = useTranslations('Identity')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const prove = useProof(ways)
  const { problems, busy, saved, submit } = useSettingForm(async ({ password, newPassword }) => {
    const { proof, problems: refused } = await prove(password)
    if (!proof) return refused
    const { problems: found } = await callApi('/api/users/change-password', 'POST', { ...proof, newPassword })
    if (found.length === 0) router.refresh()
    // The API reports errors of the new password under the old one's field name.
    return found.map((problem) =>
      problem.field === 'password' && problem.code !== 'wrong_password'
        ? { ...problem, field: 'newPassword' }
        : problem,
    )
  })
  const at = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    return problem && describeProblem(problem)
  }
  const general = problems.find(({ field }) => field !== 'newPassword' && field !== 'password')
  return (
    <form method="post" onSubmit={submit} aria-labelledby="password-heading" className="panel grid gap-4">
      <h2 id="password-heading" className="text-xl font-bold">
        {ways.hasPassword ? t('password.title') : identity('setPassword')}
      </h2>
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      {/* Password managers need the account name. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <div className="grid gap-4 sm:grid-cols-2">
        <IdentityField id="present-password" ways={ways} label={t('present')} error={at('password')} />
        <PasswordField
          id="new-password"
          name="newPassword"
          label={t('password.new')}
          hint={t('password.hint', { count: MIN_PASSWORD_CHARACTERS })}
          error={at('newPassword')}
          isNew
        />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {busy ? ui('saving') : ways.hasPassword ? t('password.save') : identity('setPassword')}
        </Button>
        <p role="status" className="font-semibold text-primary-ink">
          {saved && t('password.saved')}
        </p>
      </div>
    </form>
  )
}
