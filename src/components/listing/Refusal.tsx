import type { Journey } from '@plugins/listings/queries/readListing'
import { useTranslations } from 'next-intl'
import { Notice } from '../ui/Notice'

/** Why a file was refused, and what the owner can do. */
export function Refusal({ journey: { reason, reasonDetail } }: { journey: Journey }) {
  const t = useTranslations('Listing.owner')
  const words = useTranslations('Words')
  if (!reason) return null
  const code = (parts: React.ReactNode) => <code className="font-mono wrap-anywhere">{parts}</code>
  return (
    <Notice tone="warning">
      <p className="font-semibold">{words(`refusal.${reason}`)}</p>
      <p className="mt-1 text-sm text-muted">{t.rich('code', { code, name: reason })}</p>
      {reasonDetail && <p className="mt-1 text-sm wrap-anywhere text-muted">{reasonDetail}</p>}
    </Notice>
  )
}
