'use client'

import type { Portrait } from '@plugins/people/queries/portrait'
import { Trash2, Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useRef, useState } from 'react'
import { Avatar } from '../people/Avatar'
import { Button } from '../ui/Button'
import { callApi } from '../ui/callApi'
import { type Problem, readProblems } from '../ui/readProblem'
import { useDescribeProblem } from '../ui/useDescribeProblem'
import { shrinkPicture } from './shrinkPicture'

async function send(picture: Blob): Promise<Problem[]> {
  try {
    const response = await fetch('/api/profiles/avatar', {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { 'Content-Type': picture.type || 'application/octet-stream' },
      body: picture,
    })
    return response.ok ? [] : readProblems(await response.json().catch(() => undefined))
  } catch {
    return [{ code: 'unreachable', message: '' }]
  }
}

/** Chooses a profile picture, or returns to the identicon. */
export function AvatarForm({ username, portrait }: { username: string; portrait: Portrait }) {
  const t = useTranslations('Settings')
  const describeProblem = useDescribeProblem()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [announcement, setAnnouncement] = useState('')

  async function change(work: () => Promise<Problem[]>, done: string) {
    setBusy(true)
    const [first] = await work()
    setBusy(false)
    setProblem(first && describeProblem(first))
    setAnnouncement(first ? '' : done)
    router.refresh()
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file) await change(async () => send(await shrinkPicture(file)), t('avatar.changed'))
  }

  return (
    <section aria-labelledby="avatar-heading" className="panel flex flex-wrap items-center gap-5">
      <Avatar username={username} portrait={portrait} size="large" className="sm:size-24" />
      <div className="grid min-w-0 flex-1 basis-60 gap-3">
        <h2 id="avatar-heading" className="text-xl font-bold">
          {t('avatar.title')}
        </h2>
        <p className="text-sm text-muted">{portrait ? t('avatar.hint') : t('avatar.markHint')}</p>
        <div className="flex flex-wrap gap-3">
          <input
            ref={input}
            id="avatar"
            type="file"
            data-waits
            accept="image/png,image/jpeg,image/webp"
            aria-label={t('avatar.choose')}
            tabIndex={-1}
            onChange={choose}
            className="sr-only"
          />
          <Button size="small" disabled={busy} onClick={() => input.current?.click()}>
            <Upload aria-hidden />
            {busy ? t('avatar.busy') : t('avatar.choose')}
          </Button>
          {portrait && (
            <Button
              size="small"
              look="ghost"
              disabled={busy}
              onClick={() =>
                change(async () => (await callApi('/api/profiles/avatar', 'DELETE')).problems, t('avatar.removed'))
              }
            >
              <Trash2 aria-hidden />
              {t('avatar.remove')}
            </Button>
          )}
        </div>
        <p aria-live="polite" className="text-sm font-semibold text-primary-ink empty:hidden">
          {announcement}
        </p>
        {problem && (
          <p role="alert" className="text-sm font-semibold text-danger">
            {problem}
          </p>
        )}
      </div>
    </section>
  )
}
