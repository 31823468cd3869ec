'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'

type Props = {
  /** The slug of users. */
  users: string
  id: string
  words: Record<'action' | 'question' | 'failed', string>
}

/** Signs a user out everywhere, after asking. */
export function EndSessionsButton({ users, id, words }: Props) {
  const router = useRouter()
  const isHydrated = useIsHydrated()
  const [busy, setBusy] = useState(false)
  async function send() {
    if (!window.confirm(words.question)) return
    setBusy(true)
    const response = await fetch(`/api/${users}/${id}/sessions`, { method: 'DELETE' }).catch(() => undefined)
    if (!response?.ok) toast.error(words.failed)
    router.refresh()
    setBusy(false)
  }
  return (
    <Button buttonStyle="secondary" size="small" disabled={busy || !isHydrated} onClick={send}>
      {words.action}
    </Button>
  )
}
