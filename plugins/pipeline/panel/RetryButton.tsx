'use client'

import { Button, toast, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'

/**
 * Has a stalled or refused file processed again, or one scanned that was published without (`scans`).
 * @param props `collection`: the slug of files
 */
export function RetryButton({ collection, fileId, scans }: { collection: string; fileId: string; scans: boolean }) {
  const { t } = useTranslation<Record<string, string>, `shop:${string}`>()
  const router = useRouter()
  const isHydrated = useIsHydrated()
  const [busy, setBusy] = useState(false)
  const retry = async () => {
    setBusy(true)
    try {
      const response = await fetch(`/api/${collection}/${fileId}/retry`, { method: 'POST' })
      if (response.ok) toast.success(t(scans ? 'shop:scanning' : 'shop:retried'))
      else toast.error(t('shop:retryFailed'))
      router.refresh()
    } catch {
      toast.error(t('shop:silent'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button buttonStyle="primary" disabled={busy || !isHydrated} onClick={retry} size="small">
      {t(busy ? 'shop:retrying' : scans ? 'shop:scan' : 'shop:retry')}
    </Button>
  )
}
