'use client'

import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import type { Problem } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { askPasskey, hasPasskeys } from './askPasskey'
import { closingIn, RestoreAccount } from './RestoreAccount'

const OPTIONS = '/api/auth/passkey/options'

/** Signs in by a passkey alone: by this button, or as the browser offers it at the field for the address. */
export function PasskeySignIn({ onDone }: { onDone: () => void }) {
  const t = useTranslations('Account.signIn')
  const describeProblem = useDescribeProblem()
  const isHydrated = useIsHydrated()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)

  const finish = useCallback(
    async ({ passkey, problems: found }: Awaited<ReturnType<typeof askPasskey>>) => {
      const answer = passkey ? await callApi('/api/auth/passkey', 'POST', { passkey }) : { problems: found }
      setProblems(answer.problems)
      if (passkey && answer.problems.length === 0) onDone()
      else setBusy(false)
    },
    [onDone],
  )

  // The browser waits with it until the user chooses one; a press of the button ends the wait.
  useEffect(() => {
    if (!hasPasskeys()) return
    const offer = async () => {
      if (await PublicKeyCredential.isConditionalMediationAvailable?.())
        await finish(await askPasskey(OPTIONS, {}, true))
    }
    void offer()
  }, [finish])

  const closing = closingIn(problems)
  if (closing)
    return (
      <RestoreAccount
        closing={closing}
        onRestored={async () => finish(await askPasskey(OPTIONS, {}))}
        onLeave={() => setProblems([])}
      />
    )
  if (!isHydrated || !hasPasskeys()) return null
  return (
    <div className="grid gap-3">
      {problems[0] && <Notice tone="danger">{describeProblem(problems[0])}</Notice>}
      <Button
        disabled={busy}
        onClick={async () => {
          setBusy(true)
          await finish(await askPasskey(OPTIONS, {}))
        }}
      >
        <KeyRound aria-hidden />
        {t('passkey')}
      </Button>
    </div>
  )
}
