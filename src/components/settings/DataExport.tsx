'use client'

import type { ExportState } from '@plugins/personalData/queries/readExport'
import { Archive, Download, Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { formatSize } from '@/core/text/formatSize'
import { subscribeToState } from '../live/subscribeToState'
import { IdentityField, type IdentityWays, useProof } from '../security/IdentityField'
import { Button } from '../ui/Button'
import { buttonClasses } from '../ui/buttonClasses'
import { callApi } from '../ui/callApi'
import { Meter } from '../ui/Meter'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { useSettingForm } from './useSettingForm'

type Props = { initial: ExportState; canSendEmail: boolean; ways: IdentityWays }

const PATH = '/api/users/data-export'

/** Requests an archive of one's data, follows it while it is written, and offers it for download. */
export function DataExport({ initial, canSendEmail, ways }: Props) {
  const t = useTranslations('PersonalData')
  const words = useTranslations('Words')
  const settings = useTranslations('Settings')
  const ui = useTranslations('Ui')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const prove = useProof(ways)
  const [state, setState] = useState(initial)
  const [announcement, setAnnouncement] = useState('')
  const isWaiting = state?.status === 'waiting'

  useEffect(() => {
    if (!isWaiting) return
    return subscribeToState<{ export: ExportState }>(PATH, (told) => setState(told.export))
  }, [isWaiting])

  const take = (body: unknown) => setState((body as { export: ExportState }).export)
  const { problems, busy, submit } = useSettingForm(async ({ password }) => {
    const { proof, problems: refused } = await prove(password)
    if (!proof) return refused
    const { problems: found, body } = await callApi(PATH, 'POST', proof)
    if (found.length === 0) take(body)
    setAnnouncement('')
    return found
  })
  async function remove(done: string) {
    const { problems: found, body } = await callApi(PATH, 'DELETE')
    if (found[0]) return setAnnouncement(describeProblem(found[0]))
    take(body)
    setAnnouncement(done)
  }

  const wrong = problems.find(({ field }) => field === 'password')
  const general = problems.find(({ field }) => field !== 'password')
  return (
    <section aria-labelledby="export-heading" className="panel grid gap-4">
      <h2 id="export-heading" className="text-xl font-bold">
        {t('export.title')}
      </h2>
      <p className="max-w-prose text-muted">{t('export.text')}</p>
      {general && <Notice tone="danger">{describeProblem(general)}</Notice>}
      {state?.status === 'failed' && <Notice tone="danger">{t('export.failed')}</Notice>}
      {isWaiting ? (
        <div className="grid gap-3">
          <p>
            {t('export.waiting')} {canSendEmail && t('export.readyMail')}
          </p>
          <Meter
            role="progressbar"
            label={t('export.title')}
            value={(state.percent ?? 0) / 100}
            text={
              state.percent === null ? t('export.counting') : t('export.progress', { percent: state.percent / 100 })
            }
          />
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-muted tabular-nums">
              {state.percent === null ? t('export.counting') : t('export.progress', { percent: state.percent / 100 })}
            </p>
            <Button size="small" onClick={() => remove('')}>
              {t('export.cancel')}
            </Button>
          </div>
        </div>
      ) : state?.status === 'ready' && state.url ? (
        <div className="grid gap-4">
          <p className="font-semibold">
            {t('export.ready', {
              size: formatSize(words, format, state.bytes ?? 0),
              when: format.dateTime(new Date(state.expiresAt ?? 0), { dateStyle: 'long' }),
            })}
          </p>
          <div className="flex flex-wrap gap-3">
            <a href={state.url} download className={buttonClasses({ look: 'primary' })}>
              <Download aria-hidden />
              {t('export.download')}
            </a>
            <Button look="ghost" onClick={() => remove(t('export.removed'))}>
              <Trash2 aria-hidden />
              {t('export.remove')}
            </Button>
          </div>
        </div>
      ) : (
        <form method="post" onSubmit={submit} className="grid gap-4 sm:max-w-sm">
          <IdentityField
            id="export-password"
            ways={ways}
            label={settings('present')}
            hint={t('export.daily')}
            error={wrong && describeProblem(wrong)}
          />
          <Button type="submit" disabled={busy} className="justify-self-start">
            <Archive aria-hidden />
            {busy ? ui('working') : t('export.request')}
          </Button>
        </form>
      )}
      <p role="status" className="font-semibold text-primary-ink empty:hidden">
        {announcement}
      </p>
    </section>
  )
}
