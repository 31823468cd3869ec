'use client'

import { Fingerprint } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { askPasskey, hasPasskeys } from './askPasskey'
import { closingIn, RestoreAccount } from './RestoreAccount'
import type { SecondStepAsked } from './secondStep'

/** The second step of a sign-in: a code of the app, a passkey, or a recovery code. */
export function SecondStep({
  asked: { challenge, methods },
  onDone,
  onStartOver,
}: {
  asked: SecondStepAsked
  onDone: () => void
  onStartOver: () => void
}) {
  const t = useTranslations('Ui.secondStep')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const ids = useId()
  const isHydrated = useIsHydrated()
  const has = (method: string) => methods.includes(method)
  const hasApp = has('totp')
  const [isRecovering, setIsRecovering] = useState(!hasApp && !has('passkey'))
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)

  async function send(proof: { code: unknown } | { passkey: unknown }) {
    setBusy(true)
    const { problems: found } = await callApi('/api/auth/factor', 'POST', { challenge, ...proof })
    setProblems(found)
    if (found.length === 0) return onDone()
    setBusy(false)
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    await send({ code: new FormData(event.currentTarget).get('code') })
  }
  async function answerByPasskey() {
    setBusy(true)
    const { passkey, problems: found } = await askPasskey('/api/auth/factor/options', { challenge })
    if (passkey) return send({ passkey })
    setProblems(found)
    setBusy(false)
  }
  function turnTo(isRecovery: boolean) {
    setIsRecovering(isRecovery)
    setProblems([])
  }

  const closing = closingIn(problems)
  // The step is used up; the account that was kept is signed in to again.
  if (closing) return <RestoreAccount closing={closing} onRestored={async () => onStartOver()} onLeave={onStartOver} />
  const isOver = problems.some(({ code }) => code === 'challenge_expired')
  const general = problems.find(({ field }) => field !== 'code')
  const offersPasskey = isHydrated && has('passkey') && hasPasskeys()
  const asksForCode = hasApp || isRecovering
  return (
    <div className="grid gap-5">
      <div className="grid gap-2">
        <h2 className="text-xl font-bold">{t('title')}</h2>
        <p className="text-muted">{isRecovering ? t('recoveryText') : t(hasApp ? 'codeText' : 'passkeyText')}</p>
      </div>
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      {offersPasskey && !isRecovering && (
        <Button look={asksForCode ? undefined : 'primary'} disabled={busy} onClick={() => void answerByPasskey()}>
          <Fingerprint aria-hidden />
          {t('passkey')}
        </Button>
      )}
      {asksForCode && !isOver && (
        <form key={String(isRecovering)} method="post" onSubmit={submit} className="grid gap-5">
          <Field
            id={`${ids}-code`}
            label={t(isRecovering ? 'recoveryCode' : 'code')}
            error={problemAt(problems, 'code', describeProblem)}
          >
            {(control) => (
              <input
                {...control}
                name="code"
                // biome-ignore lint/a11y/noAutofocus: the step before has just ended, and this is what it asks for
                autoFocus
                required
                autoComplete={isRecovering ? 'off' : 'one-time-code'}
                inputMode={isRecovering ? 'text' : 'numeric'}
                maxLength={40}
                dir="ltr"
                spellCheck={false}
                autoCapitalize="none"
                className="field font-mono text-lg tracking-widest"
              />
            )}
          </Field>
          <Button type="submit" look="primary" disabled={busy}>
            {busy ? ui('working') : t('submit')}
          </Button>
        </form>
      )}
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-2 text-sm">
        {has('recovery_code') && !isOver && (
          <button type="button" className="link" onClick={() => turnTo(!isRecovering)}>
            {t(isRecovering ? 'useFactor' : 'useRecovery')}
          </button>
        )}
        <button type="button" className="link" onClick={onStartOver}>
          {t('startOver')}
        </button>
      </div>
      {isRecovering && <p className="text-sm text-muted">{t('lost')}</p>}
    </div>
  )
}
