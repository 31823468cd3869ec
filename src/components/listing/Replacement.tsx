import type { ReplacementFile } from '@plugins/listings/queries/readListing'
import { useTranslations } from 'next-intl'
import { isUnderway } from '@/core/vocabulary'
import { Notice } from '../ui/Notice'
import { DiscardReplacement } from './DiscardReplacement'
import { FileJourney } from './FileJourney'
import { Refusal } from './Refusal'

/** A new file that has not become the current one: its progress, or why it was refused. */
export function Replacement({
  schematicId,
  file,
  isScanned,
}: {
  schematicId: string
  file: ReplacementFile
  isScanned: boolean
}) {
  const t = useTranslations('Listing.owner')
  const { status } = file.journey
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <div className="grid gap-0.5">
        <h3 className="font-extrabold">{isUnderway(status) ? t('replacement') : t('replacementEnded')}</h3>
        <bdi className="text-sm wrap-anywhere text-muted">{file.filename}</bdi>
      </div>
      <FileJourney journey={file.journey} isScanned={isScanned} />
      {status === 'stalled' && <Notice tone="warning">{t('stalled')}</Notice>}
      <Refusal journey={file.journey} />
      <p className="text-sm text-muted">{status === 'refused' ? t('replacementRefused') : t('replacementHint')}</p>
      <DiscardReplacement schematicId={schematicId} fileId={file.id} />
    </div>
  )
}
