'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import type { Problem } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import type { Suspension } from './suspension'

/** Characters; as the API takes them. */
const MAX_APPEAL = 4_000

/** Why an account is suspended, until when, and a form to appeal. */
export function SuspendedAccount({ suspension, onBack }: { suspension: Suspension; onBack: () => void }) {
  const t = useTranslations('Standing')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const heading = useRef<HTMLHeadingElement>(null)
  const [state, setState] = useState<'writing' | 'sending' | 'sent'>('writing')
  const [problem, setProblem] = useState<Problem>()
  const { reason, until, appealToken } = suspension
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), [])

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '')
    setState('sending')
    const { problems } = await callApi('/api/users/appeals', 'POST', { token: appealToken, text })
    setProblem(problems[0])
    setState(problems.length > 0 ? 'writing' : 'sent')
  }

  return (
    <div className="grid gap-5">
      <Notice tone="danger">
        <h2 ref={heading} tabIndex={-1} className="font-bold outline-none">
          {t('title')}
        </h2>
        <p>
          {until
            ? t('until', { moment: format.dateTime(new Date(until), { dateStyle: 'long', timeStyle: 'short' }) })
            : t('forGood')}
        </p>
      </Notice>
      {reason && (
        <dl className="grid gap-1">
          <dt className="font-semibold">{t('reason')}</dt>
          <dd dir="auto" className="wrap-anywhere whitespace-pre-line">
            {reason}
          </dd>
        </dl>
      )}
      {state === 'sent' ? (
        <Notice tone="info">{t('sent')}</Notice>
      ) : (
        <form method="post" onSubmit={send} className="grid gap-4">
          <h3 className="text-lg font-bold">{t('appeal')}</h3>
          <Field id="appeal" label={t('text')} hint={t('hint')} error={problem && describeProblem(problem)}>
            {(control) => (
              <textarea
                {...control}
                name="text"
                rows={5}
                required
                maxLength={MAX_APPEAL}
                dir="auto"
                className="field"
              />
            )}
          </Field>
          <Button type="submit" look="primary" disabled={state === 'sending'}>
            {state === 'sending' ? t('sending') : t('send')}
          </Button>
        </form>
      )}
      <Button type="button" look="ghost" onClick={onBack}>
        {t('back')}
      </Button>
    </div>
  )
}
