'use client'

import { Smartphone } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { changeFactors, type Factors, type FactorsAnswer } from './factors'
import type { IdentityRequest } from './IdentityDialog'
import { QrCode } from './QrCode'

type Setup = { secret: string; uri: string; qrCode: { size: number; path: string } }
const isSetup = (body: unknown): body is Setup => typeof body === 'object' && body !== null && 'qrCode' in body

/** Groups of four are easier to type. */
const grouped = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

type Props = {
  totp: Factors['totp']
  confirm: (request: IdentityRequest) => void
  onChange: (answer: FactorsAnswer, said: string) => void
}

/** The authenticator app: none, one that is being set up, or one that is on. */
export function TotpSection({ totp, confirm, onChange }: Props) {
  const t = useTranslations('Security.totp')
  const ui = useTranslations('Ui')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const [setup, setSetup] = useState<Setup>()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium' })

  const begin = () =>
    confirm({
      title: t('title'),
      act: async (proof) => {
        const { problems: found, body } = await callApi('/api/auth/totp', 'POST', proof)
        if (isSetup(body)) setSetup(body)
        setProblems([])
        return found
      },
    })
  const remove = () =>
    confirm({
      title: t('removeTitle'),
      isDangerous: true,
      act: async (proof) => {
        const answer = await changeFactors('totp/remove', proof)
        onChange(answer, t('removed'))
        return answer.problems
      },
    })
  async function turnOn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setBusy(true)
    const answer = await changeFactors('totp/confirm', { code: new FormData(event.currentTarget).get('code') })
    setBusy(false)
    setProblems(answer.problems)
    if (answer.problems.length > 0) return
    setSetup(undefined)
    onChange(answer, t('added'))
  }
  const general = problems.find(({ field }) => field !== 'code')
  return (
    <section aria-labelledby="totp-heading" className="panel grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <Smartphone aria-hidden className="text-muted" />
        <h2 id="totp-heading" className="mr-auto text-xl font-bold">
          {t('title')}
        </h2>
        {totp && <Badge tone="good">{t('on')}</Badge>}
      </div>
      <p className="max-w-prose text-muted">{t('text')}</p>
      {totp && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
          <span className="mr-auto">
            {t('since', { day: day(totp.confirmedAt) })}
            {totp.lastUsedAt && <span className="text-muted"> · {t('used', { day: day(totp.lastUsedAt) })}</span>}
          </span>
          <Button look="ghost" size="small" onClick={remove} aria-label={t('removeTitle')}>
            {t('remove')}
          </Button>
        </div>
      )}
      {!totp && !setup && (
        <Button className="justify-self-start" onClick={begin}>
          {t('setUp')}
        </Button>
      )}
      {!totp && setup && (
        <div className="grid gap-5 border-t border-line pt-5 sm:grid-cols-[auto_minmax(0,1fr)]">
          <QrCode code={setup.qrCode} label={t('qrCode')} />
          <div className="grid content-start gap-4">
            <p>{t('scan')}</p>
            <p className="grid gap-1">
              <span className="text-sm font-semibold">{t('key')}</span>
              <code dir="ltr" className="rounded-sm bg-raised px-2 py-1.5 font-mono text-sm break-words select-all">
                {grouped(setup.secret)}
              </code>
            </p>
            <form method="post" onSubmit={turnOn} className="grid gap-4">
              {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
              <Field id="totp-code" label={t('code')} error={problemAt(problems, 'code', describeProblem)}>
                {(control) => (
                  <input
                    {...control}
                    name="code"
                    required
                    autoComplete="one-time-code"
                    inputMode="numeric"
                    maxLength={10}
                    dir="ltr"
                    className="field max-w-48 font-mono text-lg tracking-widest"
                  />
                )}
              </Field>
              <div className="flex flex-wrap gap-3">
                <Button type="submit" look="primary" disabled={busy}>
                  {busy ? ui('working') : t('turnOn')}
                </Button>
                <Button onClick={() => setSetup(undefined)}>{ui('cancel')}</Button>
              </div>
            </form>
          </div>
        </div>
      )}
    </section>
  )
}
