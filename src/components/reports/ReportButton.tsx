'use client'

import { Flag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { type ReportKind, reportReasons } from '@/core/vocabulary'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import type { Problem } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/**
 * Reports a build, comment or profile to the moderators. Needs the messages of `Reports`.
 * @param name the author's or user's name
 * @param isVisitor whether nobody is signed in: an email address can be left
 */
export function ReportButton({
  kind,
  id,
  name = '',
  isVisitor = false,
  className,
}: {
  kind: ReportKind
  id: string
  name?: string
  isVisitor?: boolean
  className?: string
}) {
  const t = useTranslations('Reports')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const dialog = useRef<HTMLDialogElement>(null)
  const ids = useId()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [isChosen, setChosen] = useState(true)
  const [isDone, setDone] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = form.get('reason')
    const text = String(form.get('text') ?? '').trim()
    const email = String(form.get('email') ?? '').trim()
    setChosen(reason !== null)
    setProblem(undefined)
    if (!reason) return
    setBusy(true)
    const report = { kind, [kind]: id, reason, ...(text && { text }), ...(email && { email }) }
    const { problems } = await callApi('/api/reports', 'POST', report)
    setBusy(false)
    setProblem(problems[0])
    setDone(problems.length === 0)
  }

  const isAboutEmail = problem?.field === 'email'
  return (
    <>
      <Button
        look="ghost"
        size="small"
        className={className}
        aria-label={t(`reportWhat.${kind}`, { name })}
        onClick={() => {
          setDone(false)
          setProblem(undefined)
          setChosen(true)
          dialog.current?.showModal()
        }}
      >
        <Flag aria-hidden />
        {t('report')}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={`${ids}-title`}
        className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-left whitespace-normal text-ink shadow-2xl backdrop:bg-black/60"
      >
        <h2 id={`${ids}-title`} className="mb-4 text-xl font-bold">
          {t(`title.${kind}`)}
        </h2>
        {isDone ? (
          <div className="grid gap-4">
            <Notice tone="info">{t('thanks')}</Notice>
            <Button className="justify-self-end" onClick={() => dialog.current?.close()}>
              {ui('close')}
            </Button>
          </div>
        ) : (
          <form onSubmit={send} noValidate className="grid gap-4">
            <fieldset className="grid gap-1" aria-labelledby={`${ids}-title`}>
              {reportReasons.map((reason) => (
                <label key={reason} className="flex min-h-9 cursor-pointer items-center gap-3">
                  <input type="radio" name="reason" value={reason} className="size-4 accent-(--primary)" />
                  {t(`reason.${reason}`)}
                </label>
              ))}
            </fieldset>
            <Field id={`${ids}-text`} label={t('text')} hint={t('textHint')}>
              {(control) => (
                <textarea
                  {...control}
                  name="text"
                  rows={3}
                  maxLength={MAX_CHARACTERS.report}
                  dir="auto"
                  className="field"
                />
              )}
            </Field>
            {isVisitor && (
              <Field
                id={`${ids}-email`}
                label={t('email')}
                hint={t('emailHint')}
                error={isAboutEmail ? t('emailInvalid') : undefined}
              >
                {(control) => (
                  <input
                    {...control}
                    name="email"
                    type="email"
                    autoComplete="email"
                    maxLength={MAX_CHARACTERS.email}
                    className="field"
                  />
                )}
              </Field>
            )}
            {!isChosen && <Notice tone="danger">{t('choose')}</Notice>}
            {problem && !isAboutEmail && <Notice tone="danger">{describeProblem(problem)}</Notice>}
            <div className="flex flex-wrap justify-end gap-3">
              <Button onClick={() => dialog.current?.close()}>{ui('cancel')}</Button>
              <Button type="submit" look="primary" disabled={busy}>
                {busy ? t('sending') : t('send')}
              </Button>
            </div>
          </form>
        )}
      </dialog>
    </>
  )
}
