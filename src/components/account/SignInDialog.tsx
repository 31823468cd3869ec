'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { SecondStep } from './SecondStep'
import { SignInFields } from './SignInFields'
import { type SecondStepAsked, secondStepIn } from './secondStep'

/** A dialog to sign in without leaving the page. Reports whether the user did. */
export function SignInDialog({ onEnd }: { onEnd: (isSignedIn: boolean) => void }) {
  const t = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const dialog = useRef<HTMLDialogElement>(null)
  const ids = useId()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [asked, setAsked] = useState<SecondStepAsked>()

  useEffect(() => dialog.current?.showModal(), [])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const { problems, body } = await callApi('/api/users/login', 'POST', {
      email: form.get('email'),
      password: form.get('password'),
    })
    setBusy(false)
    const second = secondStepIn(body)
    setAsked(second)
    setProblem(problems[0] && !second ? describeProblem(problems[0]) : undefined)
    if (!problems[0]) finish()
  }
  function finish() {
    // Returns the focus before the next step moves it.
    dialog.current?.close()
    onEnd(true)
  }

  return (
    <dialog
      ref={dialog}
      {...(asked ? { 'aria-label': t('signIn.title') } : { 'aria-labelledby': `${ids}-title` })}
      onCancel={() => onEnd(false)}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-left whitespace-normal text-ink shadow-2xl backdrop:bg-black/60"
    >
      {asked ? (
        <SecondStep asked={asked} onDone={finish} onStartOver={() => setAsked(undefined)} />
      ) : (
        <form method="post" onSubmit={submit} className="grid gap-4">
          <h2 id={`${ids}-title`} className="text-xl font-bold">
            {t('signIn.title')}
          </h2>
          <p className="text-muted">{t('signIn.text')}</p>
          {problem && <Notice tone="danger">{problem}</Notice>}
          <SignInFields ids={`${ids}-`} labels={{ email: t('signIn.email'), password: t('signIn.password') }} />
          <div className="flex flex-wrap justify-end gap-3">
            <Button
              onClick={() => {
                dialog.current?.close()
                onEnd(false)
              }}
            >
              {t('cancel')}
            </Button>
            <Button type="submit" look="primary" disabled={busy}>
              {busy ? t('working') : t('signIn.submit')}
            </Button>
          </div>
        </form>
      )}
    </dialog>
  )
}
