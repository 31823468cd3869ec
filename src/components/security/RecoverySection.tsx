'use client'

import { LifeBuoy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { changeFactors, type Factors, type FactorsAnswer } from './factors'
import type { IdentityRequest } from './IdentityDialog'

/** Codes left, from which on new ones are recommended. */
const FEW = 3

type Props = {
  recoveryCodes: Factors['recoveryCodes']
  hasFactor: boolean
  confirm: (request: IdentityRequest) => void
  onChange: (answer: FactorsAnswer, said: string) => void
}

/** How many recovery codes are left, and new ones in their place. */
export function RecoverySection({ recoveryCodes: { left }, hasFactor, confirm, onChange }: Props) {
  const t = useTranslations('Security.codes')
  const renew = () =>
    confirm({
      title: t('renew'),
      act: async (proof) => {
        const answer = await changeFactors('recovery-codes', proof)
        if (answer.problems.length === 0) onChange(answer, t('renewed'))
        return answer.problems
      },
    })
  return (
    <section aria-labelledby="codes-heading" className="panel grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <LifeBuoy aria-hidden className="text-muted" />
        <h2 id="codes-heading" className="mr-auto text-xl font-bold">
          {t('title')}
        </h2>
        {hasFactor && <Badge tone={left > FEW ? 'good' : 'bad'}>{t('left', { count: left })}</Badge>}
      </div>
      <p className="max-w-prose text-muted">{t(hasFactor ? 'text' : 'none')}</p>
      {hasFactor && left <= FEW && <p className="font-semibold text-danger">{t('few')}</p>}
      {hasFactor && (
        <Button className="justify-self-start" onClick={renew}>
          {t('renew')}
        </Button>
      )}
    </section>
  )
}
