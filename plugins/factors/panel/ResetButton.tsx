'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'

type Props = {
  /** The slug of users. */
  users: string
  id: string
  isPending: boolean
  words: Record<'action' | 'question' | 'failed', string>
}

/** Removes the second factors of a user, or takes that back before it happens. */
export function ResetButton({ users, id, isPending, words }: Props) {
  const router = useRouter()
  const isHydrated = useIsHydrated()
  const [busy, setBusy] = useState(false)
  async function send() {
    if (!isPending && !window.confirm(words.question)) return
    setBusy(true)
    const method = isPending ? 'DELETE' : 'POST'
    const response = await fetch(`/api/${users}/${id}/reset-factors`, { method }).catch(() => undefined)
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
