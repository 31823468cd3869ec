import type { Listing } from '@plugins/listings/queries/readListing'
import { useTranslations } from 'next-intl'
import { Notice } from '../ui/Notice'

/** Says that a moderator hid the build, and why, or that it waits for one. Needs the messages of `Listing`. */
export function HiddenNotice({ moderation }: { moderation: Listing['moderation'] }) {
  const t = useTranslations('Listing.owner')
  if (!moderation) return null
  if (moderation.waits)
    return (
      <Notice tone="info">
        <p className="font-semibold">{t('waits')}</p>
      </Notice>
    )
  return (
    <Notice tone="warning">
      <p className="font-semibold">{t(moderation.visibility === 'unlisted' ? 'hiddenUnlisted' : 'hidden')}</p>
      {moderation.reason && (
        <p className="mt-1 text-sm wrap-anywhere text-muted">{t('hiddenReason', { reason: moderation.reason })}</p>
      )}
    </Notice>
  )
}
