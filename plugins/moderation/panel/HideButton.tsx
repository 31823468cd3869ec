'use client'

import { Button, toast, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useIsHydrated } from '@/core/panel/useIsHydrated'
import { MAX_CHARACTERS } from '@/core/text/textLimits'

/**
 * Hides a build or list, with the reason that its owner reads, or shows it again.
 * @param props `collection`: its slug
 */
export function HideButton({ collection, id, isHidden }: { collection: string; id: string; isHidden: boolean }) {
  const { t } = useTranslation<Record<string, string>, `shop:${string}`>()
  const router = useRouter()
  const isHydrated = useIsHydrated()
  const field = useId()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const decide = async () => {
    setBusy(true)
    try {
      const response = await fetch(`/api/${collection}/${id}/${isHidden ? 'show' : 'hide'}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(isHidden ? {} : { reason }),
      })
      if (response.ok) toast.success(t(isHidden ? 'shop:shown' : 'shop:hidden'))
      else toast.error(t('shop:notDecided'))
      setReason('')
      router.refresh()
    } catch {
      toast.error(t('shop:silent'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="shop-moderation__decide">
      {isHidden ? null : (
        <>
          <label htmlFor={field}>{t('shop:hideReason')}</label>
          <input
            id={field}
            value={reason}
            maxLength={MAX_CHARACTERS.moderationReason}
            onChange={({ target }) => setReason(target.value)}
          />
        </>
      )}
      <Button buttonStyle="secondary" disabled={busy || !isHydrated} onClick={decide} size="small">
        {t(isHidden ? 'shop:show' : 'shop:hide')}
      </Button>
    </div>
  )
}
