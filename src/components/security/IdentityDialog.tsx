'use client'

import { Fingerprint } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { askPasskey, hasPasskeys } from '../account/askPasskey'
import { PasswordField } from '../settings/PasswordField'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import type { Proof } from './factors'
import { type IdentityWays, SignInAgain } from './IdentityField'

/** What is to be confirmed. @property act returns what went wrong; the dialog stays open then */
export type IdentityRequest = { title: string; isDangerous?: boolean; act: (proof: Proof) => Promise<Problem[]> }

type Props = {
  request: IdentityRequest
  email: string
  ways: IdentityWays
  onEnd: () => void
}

/** Asks for the password or a passkey again, so that an open browser alone changes nothing about signing in. */
export function IdentityDialog({ request, email, ways, onEnd }: Props) {
  const { hasPassword, hasPasskey, isRecent, providers } = ways
  const t = useTranslations('Security.identity')
  const identity = useTranslations('Identity')
  const ui = useTranslations('Ui')
  const describeProblem = useDescribeProblem()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])

  async function confirm(proof: Proof) {
    setBusy(true)
    const found = await request.act(proof)
    setProblems(found)
    setBusy(false)
    // Closed first, so that the focus returns to where it was.
    if (found.length === 0) dialog.current?.close()
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    await confirm(hasPassword ? { password: String(new FormData(event.currentTarget).get('password')) } : {})
  }
  async function confirmByPasskey() {
    const { passkey, problems: found } = await askPasskey('/api/auth/confirm/options', {})
    if (passkey) await confirm({ passkey })
    else setProblems(found)
  }

  const offersPasskey = hasPasskey && hasPasskeys()
  const general = problems.find(({ field }) => field !== 'password')
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={onEnd}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-ink shadow-2xl backdrop:bg-black/60"
    >
      <form method="post" onSubmit={submit} className="grid gap-4">
        <h2 id={title} className="text-xl font-bold">
          {request.title}
        </h2>
        {hasPassword || offersPasskey || isRecent ? (
          <p className="text-muted">{hasPassword ? t('text') : isRecent ? identity('recent') : t('passkeyText')}</p>
        ) : (
          <SignInAgain providers={providers} />
        )}
        {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
        {/* Password managers need the account name. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        {hasPassword && (
          <PasswordField
            id="identity-password"
            name="password"
            label={t('password')}
            error={problemAt(problems, 'password', describeProblem)}
          />
        )}
        <div className="flex flex-wrap justify-end gap-3">
          {offersPasskey && (
            <Button className="mr-auto" disabled={busy} onClick={() => void confirmByPasskey()}>
              <Fingerprint aria-hidden />
              {t('passkey')}
            </Button>
          )}
          <Button onClick={() => dialog.current?.close()}>{ui('cancel')}</Button>
          {(hasPassword || isRecent) && (
            <Button type="submit" look={request.isDangerous ? 'danger' : 'primary'} disabled={busy}>
              {busy ? ui('working') : t('submit')}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  )
}
