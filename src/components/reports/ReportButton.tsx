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
import { useDescribeProblem } from '../ui/useDescribeProblem'

/**
 * Reports a build, comment or profile to the moderators; for signed-in users. Needs the messages of `Reports`.
 * @param name the author's or user's name
 */
export function ReportButton({
  kind,
  id,
  name = '',
  className,
}: {
  kind: ReportKind
  id: string
  name?: string
  className?: string
}) {
  const t = useTranslations('Reports')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const dialog = useRef<HTMLDialogElement>(null)
  const ids = useId()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [isDone, setDone] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = form.get('reason')
    const text = String(form.get('text') ?? '').trim()
    if (!reason) return setProblem(t('choose'))
    setBusy(true)
    const { problems } = await callApi('/api/reports', 'POST', { kind, [kind]: id, reason, ...(text && { text }) })
    setBusy(false)
    setProblem(problems[0] && describeProblem(problems[0]))
    setDone(problems.length === 0)
  }

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
            {problem && <Notice tone="danger">{problem}</Notice>}
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
