'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'
import { MAX_CHARACTERS } from '@/core/text/textLimits'

const DAY_MS = 86_400_000

type Props = {
  /** The slug of users. */
  users: string
  id: string
  isSuspended: boolean
  words: Record<
    'reason' | 'length' | 'forGood' | 'hideContent' | 'suspend' | 'lift' | 'suspended' | 'lifted' | 'failed',
    string
  > & {
    /** By their days. */
    lengths: Readonly<Record<string, string>>
  }
}

/** Suspends a user, with the reason that they read, or lifts that. No `<form>`: the panel has one around it. */
export function SuspensionForm({ users, id, isSuspended, words }: Props) {
  const router = useRouter()
  const isHydrated = useIsHydrated()
  const field = useId()
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('7')
  const [hideContent, setHideContent] = useState(false)
  const [busy, setBusy] = useState(false)

  async function send() {
    setBusy(true)
    const until = days ? new Date(Date.now() + Number(days) * DAY_MS).toISOString() : null
    const response = await fetch(`/api/${users}/${id}/${isSuspended ? 'unsuspend' : 'suspend'}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(isSuspended ? {} : { reason: reason.trim(), until, hideContent }),
    }).catch(() => undefined)
    if (response?.ok) toast.success(isSuspended ? words.lifted : words.suspended)
    else toast.error(words.failed)
    router.refresh()
    setBusy(false)
  }

  return (
    <div className="shop-moderation__decide">
      {isSuspended ? null : (
        <>
          <label htmlFor={`${field}-reason`}>{words.reason}</label>
          <input
            id={`${field}-reason`}
            value={reason}
            maxLength={MAX_CHARACTERS.moderationReason}
            onChange={({ target }) => setReason(target.value)}
          />
          <label htmlFor={`${field}-length`}>{words.length}</label>
          <select id={`${field}-length`} value={days} onChange={({ target }) => setDays(target.value)}>
            {Object.entries(words.lengths).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
            <option value="">{words.forGood}</option>
          </select>
          <label className="shop-moderation__tick">
            <input type="checkbox" checked={hideContent} onChange={({ target }) => setHideContent(target.checked)} />
            {words.hideContent}
          </label>
        </>
      )}
      <Button
        buttonStyle="secondary"
        disabled={busy || !isHydrated || (!isSuspended && reason.trim() === '')}
        onClick={send}
        size="small"
      >
        {isSuspended ? words.lift : words.suspend}
      </Button>
    </div>
  )
}
