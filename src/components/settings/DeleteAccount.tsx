'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { PasswordField } from './PasswordField'
import { useSettingForm } from './useSettingForm'

/** Deletes an account, confirmed by username and password. */
export function DeleteAccount({ username }: { username: string }) {
  const t = useTranslations('Settings')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const { problems, busy, submit } = useSettingForm(async ({ name, password }) => {
    if (name?.trim().toLowerCase() !== username.toLowerCase())
      return [{ field: 'name', message: t('deletion.wrongName', { username }) }]
    const { problems: found } = await callApi('/api/users/delete-account', 'POST', { password })
    // A full page load: the router must not keep anything read while signed in.
    if (found.length === 0) window.location.assign('/')
    return found
  })
  const at = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    return problem && describeProblem(problem)
  }
  const general = problems.find(({ field }) => field !== 'name' && field !== 'password')
  return (
    <section aria-labelledby="deletion-heading" className="panel grid gap-3 border-s-4 border-danger">
      <h2 id="deletion-heading" className="text-xl font-bold">
        {t('deletion.title')}
      </h2>
      <p className="max-w-prose text-muted">{t('deletion.text')}</p>
      <Button look="danger" className="justify-self-start" onClick={() => dialog.current?.showModal()}>
        {t('deletion.open')}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={title}
        className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-ink shadow-2xl backdrop:bg-black/60"
      >
        <form method="post" onSubmit={submit} className="grid gap-4">
          <h3 id={title} className="text-xl font-bold">
            {t('deletion.question')}
          </h3>
          <p className="text-muted">{t('deletion.detail')}</p>
          {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
          <Field id="deletion-name" label={t('deletion.name', { username })} error={at('name')}>
            {(control) => <input {...control} name="name" autoComplete="off" required className="field" />}
          </Field>
          <PasswordField id="deletion-password" name="password" label={t('present')} error={at('password')} />
          <div className="flex flex-wrap justify-end gap-3">
            <Button onClick={() => dialog.current?.close()}>{ui('cancel')}</Button>
            <Button type="submit" look="danger" disabled={busy}>
              {busy ? ui('working') : t('deletion.confirm')}
            </Button>
          </div>
        </form>
      </dialog>
    </section>
  )
}
