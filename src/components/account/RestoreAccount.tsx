'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import type { Problem } from '../ui/readProblem'

type Closing = { restoreToken: string; deletesAt: string }

/** What a refused sign-in says of an account that waits to be deleted; undefined of any other refusal. */
export function closingIn(problems: readonly Problem[]): Closing | undefined {
  const found = problems.find(({ code }) => code === 'account_closing')
  const { restoreToken, deletesAt } = found ?? {}
  return restoreToken && deletesAt ? { restoreToken, deletesAt } : undefined
}

/**
 * Asks whether an account that waits to be deleted is to be kept.
 * @param onRestored signs in again
 */
export function RestoreAccount({
  closing: { restoreToken, deletesAt },
  onRestored,
  onLeave,
}: {
  closing: Closing
  onRestored: () => Promise<void>
  onLeave: () => void
}) {
  const t = useTranslations('Ui.restore')
  const format = useFormatter()
  const [busy, setBusy] = useState(false)
  const [isTooLate, setIsTooLate] = useState(false)

  async function restore() {
    setBusy(true)
    const { problems } = await callApi('/api/users/restore-account', 'POST', { token: restoreToken })
    if (problems.length === 0) await onRestored()
    else setIsTooLate(true)
    setBusy(false)
  }

  return (
    <section aria-labelledby="restore-heading" className="grid gap-4">
      <h2 id="restore-heading" className="text-xl font-bold">
        {t('title')}
      </h2>
      <p>{t('text', { when: format.dateTime(new Date(deletesAt), { dateStyle: 'long' }) })}</p>
      {isTooLate && <Notice tone="danger">{t('tooLate')}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button look="primary" disabled={busy} onClick={restore}>
          {busy ? t('busy') : t('keep')}
        </Button>
        <Button look="ghost" disabled={busy} onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </section>
  )
}
