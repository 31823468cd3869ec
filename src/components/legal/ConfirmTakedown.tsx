'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/** Sends a request whose link was followed: programs that look at links in emails confirm nothing. */
export function ConfirmTakedown({ token }: { token: string }) {
  const t = useTranslations('Legal')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open')
  const [problem, setProblem] = useState<string>()

  async function confirm() {
    setState('busy')
    const [found] = (await callApi('/api/takedowns/confirm', 'POST', { token })).problems
    setProblem(found && (found.code === 'link_expired' ? t('confirm.over') : describeProblem(found)))
    setState(found ? 'open' : 'done')
  }

  return (
    <section aria-labelledby="confirm-heading" className="panel grid gap-4">
      <h2 id="confirm-heading" className="text-xl font-bold">
        {t('confirm.title')}
      </h2>
      {problem && <Notice tone="danger">{problem}</Notice>}
      <p role="status">{state === 'done' ? t('confirm.done') : t('confirm.text')}</p>
      {state !== 'done' && (
        <Button look="primary" className="justify-self-start" disabled={state === 'busy'} onClick={confirm}>
          {state === 'busy' ? ui('working') : t('confirm.button')}
        </Button>
      )}
    </section>
  )
}
