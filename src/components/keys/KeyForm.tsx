'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { scopes } from '@/core/vocabulary'
import { IdentityField, type IdentityWays, useProof } from '../security/IdentityField'
import { PasswordField } from '../settings/PasswordField'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import type { Problem } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'

const shownAtFields = ['name', 'scopes', 'password']

type Props = { mayModerate: boolean; ways: IdentityWays; onCreated: (key: string) => void }

/** Creates an API key. @param onCreated gets it, which is not told again */
export function KeyForm({ mayModerate, ways, onCreated }: Props) {
  const t = useTranslations('Keys')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const prove = useProof(ways)
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const offered = scopes.filter((scope) => scope !== 'moderate' || mayModerate)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const chosen = form.getAll('scopes')
    if (chosen.length === 0) return setProblems([{ field: 'scopes', message: t('create.noScope') }])
    const days = Number(form.get('expires'))
    setBusy(true)
    const { proof, problems: refused } = await prove(String(form.get('password') ?? ''))
    if (!proof) {
      setBusy(false)
      return setProblems(refused)
    }
    const { body: answer, problems: found } = await callApi('/api/keys', 'POST', {
      name: form.get('name'),
      scopes: chosen,
      expiresInDays: days || null,
      // Not needed just after signing in.
      ...('password' in proof && proof.password === '' ? {} : proof),
    })
    setBusy(false)
    setProblems(found)
    const key = typeof answer === 'object' && answer !== null && 'key' in answer ? answer.key : undefined
    if (typeof key === 'string') onCreated(key)
  }

  const at = (field: string) => {
    const problem = problems.find((one) => one.field?.split('.')[0] === field)
    return problem && describeProblem(problem)
  }
  const general = problems.find(({ field }) => !field || !shownAtFields.includes(field.split('.')[0] ?? ''))
  const scopeProblem = at('scopes')
  return (
    <form method="post" onSubmit={submit} aria-labelledby="new-key-heading" className="panel grid gap-5">
      <h2 id="new-key-heading" className="text-xl font-bold">
        {t('create.title')}
      </h2>
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field id="key-name" label={t('name')} hint={t('nameHint')} error={at('name')}>
          {(control) => <input {...control} name="name" required maxLength={60} autoComplete="off" className="field" />}
        </Field>
        <Field id="key-expires" label={t('expires')}>
          {(control) => (
            <select {...control} name="expires" defaultValue="90" className="field">
              {[7, 30, 90].map((days) => (
                <option key={days} value={days}>
                  {t('inDays', { days })}
                </option>
              ))}
              <option value="365">{t('inYear')}</option>
              <option value="0">{t('never')}</option>
            </select>
          )}
        </Field>
      </div>
      <fieldset
        className="grid gap-3"
        aria-describedby={scopeProblem && 'scopes-error'}
        aria-invalid={scopeProblem ? true : undefined}
      >
        <legend className="mb-2 font-semibold">{t('scopes')}</legend>
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {offered.map((scope) => (
            <label key={scope} className="flex cursor-pointer items-start gap-3">
              <input
                type="checkbox"
                name="scopes"
                value={scope}
                defaultChecked={scope === 'read'}
                aria-describedby={`scope-${scope}`}
                className="mt-1 size-5 shrink-0 accent-primary"
              />
              <span className="grid">
                <span className="font-semibold">{t(`scope.${scope}.name`)}</span>
                <span id={`scope-${scope}`} className="text-sm text-muted">
                  {t(`scope.${scope}.hint`)}
                </span>
              </span>
            </label>
          ))}
        </div>
        {scopeProblem && (
          <p id="scopes-error" role="alert" className="text-sm font-semibold text-danger">
            {scopeProblem}
          </p>
        )}
      </fieldset>
      <div className="sm:max-w-sm">
        {!ways.hasPassword ? (
          <IdentityField id="key-password" ways={ways} label={t('password')} error={at('password')} />
        ) : (
          <PasswordField
            id="key-password"
            name="password"
            label={t('password')}
            hint={t('passwordHint')}
            error={at('password')}
            isOptional
          />
        )}
      </div>
      <Button type="submit" look="primary" disabled={busy} className="justify-self-start">
        {busy ? ui('working') : t('create.submit')}
      </Button>
    </form>
  )
}
