'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'

const rights = ['copyright', 'trademark', 'personal', 'other'] as const
const shownAtFields = ['build', 'name', 'email', 'claim', 'text', 'goodFaith']

type Received = { confirm: boolean; mail: boolean; email: string }

/** Asks moderators to take a build down. */
export function TakedownForm({ example, build, email }: { example: string; build: string; email: string }) {
  const t = useTranslations('Legal')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [received, setReceived] = useState<Received>()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (name: string) => String(form.get(name) ?? '')
    setBusy(true)
    const { problems: found, body } = await callApi('/api/takedowns', 'POST', {
      build: said('build'),
      name: said('name'),
      email: said('email'),
      claim: said('claim'),
      text: said('text'),
      goodFaith: form.get('goodFaith') === 'on',
    })
    setBusy(false)
    setProblems(found)
    if (found.length === 0) setReceived({ ...(body as Omit<Received, 'email'>), email: said('email') })
  }

  const at = (field: string) => problemAt(problems, field, describeProblem)
  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field))
  if (received)
    return (
      <section role="status" className="panel grid gap-3 print:hidden">
        <h2 className="text-xl font-bold">{received.confirm ? t('form.confirmTitle') : t('form.receivedTitle')}</h2>
        <p>
          {received.confirm
            ? t('form.confirmText', { email: received.email })
            : received.mail
              ? t('form.receivedText')
              : t('form.noMail')}
        </p>
        <Button className="justify-self-start" onClick={() => setReceived(undefined)}>
          {t('form.another')}
        </Button>
      </section>
    )
  return (
    <form method="post" onSubmit={submit} aria-labelledby="takedown-heading" className="panel grid gap-5 print:hidden">
      <h2 id="takedown-heading" className="text-xl font-bold">
        {t('form.title')}
      </h2>
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <Field id="takedown-build" label={t('form.build')} hint={t('form.buildHint', { example })} error={at('build')}>
        {(control) => (
          <input {...control} name="build" required maxLength={500} defaultValue={build} className="field" />
        )}
      </Field>
      <Field id="takedown-claim" label={t('form.right')} error={at('claim')}>
        {(control) => (
          <select {...control} name="claim" required className="field">
            {rights.map((right) => (
              <option key={right} value={right}>
                {t(`form.rights.${right}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="takedown-text" label={t('form.text')} hint={t('form.textHint')} error={at('text')}>
        {(control) => <textarea {...control} name="text" required maxLength={5000} rows={6} className="field" />}
      </Field>
      <Field id="takedown-name" label={t('form.name')} error={at('name')}>
        {(control) => <input {...control} name="name" autoComplete="name" required maxLength={200} className="field" />}
      </Field>
      <Field id="takedown-email" label={t('form.email')} hint={t('form.emailHint')} error={at('email')}>
        {(control) => (
          <input
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={MAX_CHARACTERS.email}
            defaultValue={email}
            className="field"
          />
        )}
      </Field>
      <label className="flex items-start gap-3">
        <input type="checkbox" name="goodFaith" required className="mt-1 size-5 shrink-0" />
        <span>{t('form.goodFaith')}</span>
      </label>
      <Button type="submit" look="primary" disabled={busy} className="justify-self-start">
        {busy ? ui('working') : t('form.submit')}
      </Button>
    </form>
  )
}
