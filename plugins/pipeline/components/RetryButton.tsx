'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

/** Asks for a stalled or refused file to be sent on its way again. */
export function RetryButton({ fileId }: { fileId: string }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const retry = async () => {
    setBusy(true)
    try {
      const response = await fetch(`/api/schematic-files/${fileId}/retry`, { method: 'POST' })
      if (response.ok) toast.success('The file is on its way again.')
      else toast.error('The file could not be sent on its way. Reload the page and look at its state.')
      router.refresh()
    } catch {
      toast.error('The shop did not answer. Try again.')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button buttonStyle="primary" disabled={busy} onClick={retry} size="small">
      {busy ? 'Sending…' : 'Send on its way again'}
    </Button>
  )
}
