'use client'

import type { Kept } from '@plugins/personalData/queries/readClosing'
import { useFormatter, useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { formatSize } from '@/core/text/formatSize'
import { IdentityField, type IdentityWays, useProof } from '../security/IdentityField'
import { Button } from '../ui/Button'
import { buttonClasses } from '../ui/buttonClasses'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { useSettingForm } from './useSettingForm'

type Props = { username: string; goes: Kept; graceDays: number; ways: IdentityWays }
type Closed = { deletesAt: string | null }

/** Says what goes with an account, and deletes it, confirmed by username and password. */
export function DeleteAccount({ username, goes, graceDays, ways }: Props) {
  const t = useTranslations('PersonalData')
  const words = useTranslations('Words')
  const settings = useTranslations('Settings')
  const ui = useTranslations('Ui')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const prove = useProof(ways)
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [closed, setClosed] = useState<Closed>()
  const { problems, busy, submit } = useSettingForm(async ({ name, password }) => {
    if (name?.trim().toLowerCase() !== username.toLowerCase())
      return [{ field: 'name', message: t('deletion.wrongName', { username }) }]
    const { proof, problems: refused } = await prove(password)
    if (!proof) return refused
    const { problems: found, body } = await callApi('/api/users/delete-account', 'POST', proof)
    if (found.length === 0) setClosed(body as Closed)
    return found
  })
  const at = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    return problem && describeProblem(problem)
  }
  const general = problems.find(({ field }) => field !== 'name' && field !== 'password')
  const days = graceDays
  return (
    <section aria-labelledby="deletion-heading" className="panel grid gap-4 border-s-4 border-danger">
      <h2 id="deletion-heading" className="text-xl font-bold">
        {t('deletion.title')}
      </h2>
      <p className="max-w-prose text-muted">
        {t('deletion.text', { days })} {days > 0 && t('deletion.closed')}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <h3 className="font-bold">{t('deletion.goes')}</h3>
          <ul className="mt-2 list-disc ps-5 text-muted">
            <li>
              {t('deletion.builds', {
                builds: goes.builds,
                files: goes.files,
                size: formatSize(words, format, goes.bytes),
              })}
            </li>
            <li>{t('deletion.lists', { count: goes.lists })}</li>
            <li>{t('deletion.comments', { count: goes.comments })}</li>
            <li>{t('deletion.rest')}</li>
          </ul>
        </div>
        <div>
          <h3 className="font-bold">{t('deletion.stays')}</h3>
          <ul className="mt-2 list-disc ps-5 text-muted">
            <li>{t('deletion.reports')}</li>
            <li>{t('deletion.downloads')}</li>
          </ul>
        </div>
      </div>
      <p>
        {t.rich('deletion.exportFirst', {
          link: (parts) => (
            <a className="link" href="#export-heading">
              {parts}
            </a>
          ),
        })}
      </p>
      <Button look="danger" className="justify-self-start" onClick={() => dialog.current?.showModal()}>
        {t('deletion.open')}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={title}
        // Closed, there is nothing to come back to.
        onCancel={(event) => closed && event.preventDefault()}
        className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-ink shadow-2xl backdrop:bg-black/60"
      >
        {closed ? (
          <div className="grid gap-4">
            <h3 id={title} className="text-xl font-bold">
              {closed.deletesAt ? t('closed.title') : t('closed.gone')}
            </h3>
            {closed.deletesAt && (
              <p className="text-muted">
                {t('closed.text', { when: format.dateTime(new Date(closed.deletesAt), { dateStyle: 'long' }) })}
              </p>
            )}
            {/* A full page load: the router must not keep anything read while signed in. */}
            <a href="/" className={`${buttonClasses()} justify-self-end`}>
              {t('closed.home')}
            </a>
          </div>
        ) : (
          <form method="post" onSubmit={submit} className="grid gap-4">
            <h3 id={title} className="text-xl font-bold">
              {t('deletion.question')}
            </h3>
            <p className="text-muted">{t('deletion.detail', { days })}</p>
            {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
            <Field id="deletion-name" label={t('deletion.name', { username })} error={at('name')}>
              {(control) => <input {...control} name="name" autoComplete="off" required className="field" />}
            </Field>
            <IdentityField id="deletion-password" ways={ways} label={settings('present')} error={at('password')} />
            <div className="flex flex-wrap justify-end gap-3">
              <Button onClick={() => dialog.current?.close()}>{ui('cancel')}</Button>
              <Button type="submit" look="danger" disabled={busy}>
                {busy ? ui('working') : t('deletion.confirm', { days })}
              </Button>
            </div>
          </form>
        )}
      </dialog>
    </section>
  )
}
