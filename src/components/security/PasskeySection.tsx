'use client'

import { KeyRound } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'
import { hasPasskeys, makePasskey } from '../account/askPasskey'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Field } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { type Problem, problemAt } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { changeFactors, type Factors, type FactorsAnswer } from './factors'
import type { IdentityRequest } from './IdentityDialog'

/** Characters of a name. */
const MAX_NAME = 60

type Props = {
  passkeys: Factors['passkeys']
  confirm: (request: IdentityRequest) => void
  onChange: (answer: FactorsAnswer, said: string) => void
}

/** The passkeys of an account: each with a name, which can be changed, and its last use. */
export function PasskeySection({ passkeys, confirm, onChange }: Props) {
  const t = useTranslations('Security.passkeys')
  const ui = useTranslations('Ui')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const isHydrated = useIsHydrated()
  const [problems, setProblems] = useState<Problem[]>([])
  const [renamed, setRenamed] = useState<string>()
  const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium' })

  async function create(name: string, options: unknown) {
    const { passkey, problems: found } = await makePasskey(options)
    if (!passkey) return setProblems(found)
    const answer = await changeFactors('passkeys', { name, passkey })
    setProblems(answer.problems)
    if (answer.problems.length === 0) onChange(answer, t('added'))
  }
  const add = () => {
    // Its name can be changed afterwards.
    const name = t('suggested', { number: passkeys.length + 1 })
    confirm({
      title: t('add'),
      act: async (proof) => {
        const { problems: found, body } = await callApi('/api/auth/passkeys/options', 'POST', proof)
        // The browser asks once this dialog is closed.
        if (typeof body === 'object' && body !== null && 'options' in body) void create(name, body.options)
        return found
      },
    })
  }
  const remove = (id: string, name: string) =>
    confirm({
      title: t('removeTitle', { name }),
      isDangerous: true,
      act: async (proof) => {
        const answer = await changeFactors(`passkeys/${id}/remove`, proof)
        if (answer.problems.length === 0) onChange(answer, t('removed'))
        return answer.problems
      },
    })
  async function rename(event: FormEvent<HTMLFormElement>, id: string) {
    event.preventDefault()
    const answer = await changeFactors(
      `passkeys/${id}`,
      { name: new FormData(event.currentTarget).get('name') },
      'PATCH',
    )
    setProblems(answer.problems)
    if (answer.problems.length > 0) return
    setRenamed(undefined)
    onChange(answer, t('renamed'))
  }

  const isPossible = !isHydrated || hasPasskeys()
  const general = problems.find(({ field }) => field !== 'name')
  return (
    <section aria-labelledby="passkeys-heading" className="panel grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <KeyRound aria-hidden className="text-muted" />
        <h2 id="passkeys-heading" className="mr-auto text-xl font-bold">
          {t('title')}
        </h2>
        {passkeys.length > 0 && <Badge tone="good">{t('on')}</Badge>}
      </div>
      <p className="max-w-prose text-muted">{t('text')}</p>
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      {passkeys.length > 0 && (
        <ul className="grid">
          {passkeys.map(({ id, name, isSynced, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3">
              {renamed === id ? (
                <form
                  method="post"
                  onSubmit={(event) => rename(event, id)}
                  className="flex grow flex-wrap items-end gap-3"
                >
                  <Field id={`name-${id}`} label={t('name')} error={problemAt(problems, 'name', describeProblem)}>
                    {(control) => (
                      <input
                        {...control}
                        name="name"
                        defaultValue={name}
                        required
                        maxLength={MAX_NAME}
                        className="field"
                      />
                    )}
                  </Field>
                  <Button type="submit" look="primary" size="small">
                    {ui('save')}
                  </Button>
                  <Button size="small" onClick={() => setRenamed(undefined)}>
                    {ui('cancel')}
                  </Button>
                </form>
              ) : (
                <>
                  <div className="mr-auto grid min-w-0 gap-0.5">
                    <span className="flex flex-wrap items-center gap-2 font-semibold break-words" dir="auto">
                      {name}
                      {isSynced && <Badge tone="quiet">{t('synced')}</Badge>}
                    </span>
                    <span className="text-sm text-muted">
                      {t('created', { day: day(createdAt) })} ·{' '}
                      {lastUsedAt ? t('used', { day: day(lastUsedAt) }) : t('unused')}
                    </span>
                  </div>
                  <Button
                    look="ghost"
                    size="small"
                    aria-label={t('renameTitle', { name })}
                    onClick={() => setRenamed(id)}
                  >
                    {t('rename')}
                  </Button>
                  <Button
                    look="ghost"
                    size="small"
                    aria-label={t('removeTitle', { name })}
                    onClick={() => remove(id, name)}
                  >
                    {t('remove')}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {isPossible ? (
        <Button className="justify-self-start" onClick={add}>
          {t('add')}
        </Button>
      ) : (
        <p className="text-sm text-muted">{t('unsupported')}</p>
      )}
    </section>
  )
}
