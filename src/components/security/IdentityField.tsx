'use client'

import type { OfferedProvider } from '@plugins/providers/queries/readProviders'
import { Fingerprint } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { askPasskey } from '../account/askPasskey'
import { addressIn } from '../providers/ProviderButtons'
import { ProviderMark } from '../providers/ProviderMark'
import { PasswordField } from '../settings/PasswordField'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import type { Problem } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import type { Proof } from './factors'

/** How the user can show again that it is them. @property isRecent they signed in just now */
export type IdentityWays = {
  hasPassword: boolean
  hasPasskey: boolean
  isRecent: boolean
  /** Linked ones, by which they can sign in again. */
  providers: readonly OfferedProvider[]
}

type Proven = { proof: Proof; problems: [] } | { proof?: undefined; problems: Problem[] }

/** Asks for a passkey where a form has no field for a password; `prove` is called as it is sent. */
export function useProof({ hasPassword, hasPasskey, isRecent }: IdentityWays) {
  const t = useTranslations('Identity')
  return async function prove(password: string | undefined): Promise<Proven> {
    if (hasPassword) return { proof: { password: password ?? '' }, problems: [] }
    // Without one the server says whether the sign-in is still recent.
    if (isRecent || !hasPasskey) return { proof: {}, problems: [] }
    const { passkey, problems } = await askPasskey('/api/auth/confirm/options', {})
    if (passkey) return { proof: { passkey }, problems: [] }
    return { problems: problems.length > 0 ? problems : [{ message: t('cancelled') }] }
  }
}

type Props = { id: string; ways: IdentityWays; label: string; hint?: string; error?: string | undefined }

/** A field for the password; without one it says how the user confirms instead, and offers that. */
export function IdentityField({ id, ways, label, hint, error }: Props) {
  const t = useTranslations('Identity')
  if (ways.hasPassword)
    return <PasswordField id={id} name="password" label={label} error={error} {...(hint && { hint })} />
  return (
    <div className="grid content-start gap-2 text-sm">
      {hint && <p className="text-muted">{hint}</p>}
      {ways.isRecent ? (
        <p className="text-muted">{t('recent')}</p>
      ) : ways.hasPasskey ? (
        <p className="flex items-start gap-2 text-muted">
          <Fingerprint aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('passkey')}
        </p>
      ) : (
        <SignInAgain providers={ways.providers} />
      )}
      {error && (
        <p role="alert" className="font-semibold text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

/** Leads to a provider, and back to this page with a new session. */
export function SignInAgain({ providers }: Pick<IdentityWays, 'providers'>) {
  const t = useTranslations('Identity')
  const describeProblem = useDescribeProblem()
  const next = usePathname()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function goTo(name: string) {
    setBusy(true)
    const { problems, body } = await callApi(`/api/auth/providers/${name}`, 'POST', { next })
    const url = addressIn(body)
    if (url) return window.location.assign(url)
    setBusy(false)
    setProblem(problems[0] && describeProblem(problems[0]))
  }
  return (
    <>
      <p className="text-muted">{t('again')}</p>
      {problem && (
        <p role="alert" className="font-semibold text-danger">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {providers.map(({ kind, name, label }) => (
          <Button key={name} size="small" disabled={busy} onClick={() => void goTo(name)}>
            <ProviderMark kind={kind} label={label} />
            {t('signInAgain', { provider: label })}
          </Button>
        ))}
      </div>
    </>
  )
}
