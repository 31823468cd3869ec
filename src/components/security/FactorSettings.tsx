'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '../ui/Notice'
import type { Factors, FactorsAnswer } from './factors'
import { IdentityDialog, type IdentityRequest } from './IdentityDialog'
import type { IdentityWays } from './IdentityField'
import { NewCodes } from './NewCodes'
import { PasskeySection } from './PasskeySection'
import { RecoverySection } from './RecoverySection'
import { TotpSection } from './TotpSection'

type Props = { factors: Factors; email: string; ways: IdentityWays; isRequired: boolean }

/** The second factors of an account. */
export function FactorSettings({ factors: initial, email, ways, isRequired }: Props) {
  const t = useTranslations('Security')
  const router = useRouter()
  const [factors, setFactors] = useState(initial)
  const [codes, setCodes] = useState<string[]>()
  const [said, setSaid] = useState('')
  const [request, setRequest] = useState<IdentityRequest>()
  const hasFactor = factors.totp !== null || factors.passkeys.length > 0

  function change({ factors: changed, codes: made }: FactorsAnswer, message: string) {
    if (!changed) return
    setFactors(changed)
    setSaid(message)
    if (made) setCodes(made)
    // Sessions have ended, and a role may count again.
    router.refresh()
  }
  const shared = { confirm: setRequest, onChange: change }
  return (
    <>
      {isRequired && !hasFactor && <Notice tone="warning">{t('required')}</Notice>}
      <p role="status" className="font-semibold text-primary-ink empty:hidden">
        {said}
      </p>
      {codes && <NewCodes codes={codes} onSaved={() => setCodes(undefined)} />}
      <TotpSection totp={factors.totp} {...shared} />
      <PasskeySection passkeys={factors.passkeys} {...shared} />
      <RecoverySection recoveryCodes={factors.recoveryCodes} hasFactor={hasFactor} {...shared} />
      {request && (
        <IdentityDialog
          request={request}
          email={email}
          ways={{ ...ways, hasPasskey: factors.passkeys.length > 0 }}
          onEnd={() => setRequest(undefined)}
        />
      )}
    </>
  )
}
