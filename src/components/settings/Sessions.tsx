'use client'

import type { Session } from '@plugins/sessions/queries/readSessions'
import { useRouter } from 'next/navigation'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { Notice } from '../ui/Notice'
import { useDescribeProblem } from '../ui/useDescribeProblem'

/** The account's sessions; each can be ended, or all but this one. */
export function Sessions({ sessions }: { sessions: Session[] }) {
  const t = useTranslations('Settings')
  const format = useFormatter()
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [announcement, setAnnouncement] = useState('')
  const countries = new Intl.DisplayNames(useLocale(), { type: 'region' })
  const deviceOf = ({ browser, system }: Session) =>
    browser && system ? t('sessions.device', { browser, system }) : (browser ?? system ?? t('sessions.unknownDevice'))
  const placeOf = ({ country, network }: Session) => (country ? countries.of(country) : network)
  const moment = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeStyle: 'short' })

  async function end(path: string, done: string) {
    const { problems } = await callApi(path, 'DELETE')
    setProblem(problems[0] && describeProblem(problems[0]))
    setAnnouncement(problems[0] ? '' : done)
    router.refresh()
  }

  const others = sessions.filter(({ isCurrent }) => !isCurrent)
  return (
    <section aria-labelledby="sessions-heading" className="panel grid gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="sessions-heading" className="mr-auto text-xl font-bold">
          {t('sessions.title')}
        </h2>
        {others.length > 0 && (
          <Button
            size="small"
            className="py-1.5 whitespace-normal"
            onClick={() => end('/api/users/sessions', t('sessions.endedAll'))}
          >
            {t('sessions.endAll')}
          </Button>
        )}
      </div>
      {problem && <Notice tone="danger">{problem}</Notice>}
      <p role="status" className="font-semibold text-primary-ink empty:hidden">
        {announcement}
      </p>
      <ul className="grid">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-0"
          >
            <div className="mr-auto grid min-w-0 gap-0.5">
              <span className="font-semibold">{deviceOf(session)}</span>
              <span className="text-sm text-muted tabular-nums">
                {[placeOf(session), t('sessions.used', { when: moment(session.lastUsedAt) })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="text-sm text-muted tabular-nums">
                {t('sessions.since', { when: moment(session.createdAt) })}
              </span>
            </div>
            {session.isCurrent ? (
              <Badge tone="good">{t('sessions.current')}</Badge>
            ) : (
              <Button
                look="ghost"
                size="small"
                aria-label={t('sessions.endOne', { when: moment(session.createdAt) })}
                onClick={() => end(`/api/users/sessions/${encodeURIComponent(session.id)}`, t('sessions.ended'))}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
