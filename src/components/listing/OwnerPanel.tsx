import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Journey, Listing } from '@plugins/listings/queries/readListing'
import { Pencil } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { buildPath } from '@/core/addresses'
import { formatSize } from '@/core/text/formatSize'
import { isUnderway } from '@/core/vocabulary'
import { Badge } from '../ui/Badge'
import { LinkButton } from '../ui/LinkButton'
import { Notice } from '../ui/Notice'
import { statusTones } from '../words/statusTones'
import { DeleteListing } from './DeleteListing'
import { FileJourney } from './FileJourney'
import { HiddenNotice } from './HiddenNotice'
import { RefreshWhileProcessing } from './RefreshWhileProcessing'
import { Refusal } from './Refusal'
import { Replacement } from './Replacement'
import { VisibilitySwitch } from './VisibilitySwitch'

/** For the owner and moderators: the file's progress, why it was refused, and available actions. */
export function OwnerPanel({
  build,
  journey,
  isScanned,
}: {
  build: SchematicCard & Listing
  journey: Journey
  isScanned: boolean
}) {
  const t = useTranslations('Listing.owner')
  const words = useTranslations('Words')
  const bulk = useTranslations('Bulk')
  const format = useFormatter()
  const isMoving = build.status === 'processing'
  const { replacement } = build
  // The owner can't change the visibility.
  const isBound = build.isOwn && build.moderation?.visibility === 'private'
  return (
    <section aria-labelledby="owner-panel" className="panel grid gap-4 border-t-4 border-copper">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="owner-panel" className="me-auto text-lg font-extrabold">
          {build.isOwn ? t('yours') : t('moderation')}
        </h2>
        {build.moderation ? (
          <Badge tone="bad">{bulk('hidden')}</Badge>
        ) : (
          <Badge tone={statusTones[build.status]}>{words(`status.${build.status}`)}</Badge>
        )}
      </div>
      {(isMoving || (replacement && isUnderway(replacement.journey.status))) && (
        <RefreshWhileProcessing ids={[build.id]} />
      )}
      {build.status !== 'ready' && <FileJourney journey={journey} isScanned={isScanned} />}
      <HiddenNotice moderation={build.moderation} />
      {build.status === 'stalled' && <Notice tone="warning">{t('stalled')}</Notice>}
      <Refusal journey={journey} />
      <dl className="grid gap-1 text-sm text-muted">
        <div className="flex flex-wrap gap-x-2">
          <dt>{t('file')}</dt>
          <dd className="wrap-anywhere">
            {t.rich('fileValue', {
              name: () => <bdi className="text-ink">{build.file.filename}</bdi>,
              size: formatSize(words, format, build.file.bytes),
            })}
          </dd>
        </div>
        <div className="flex flex-wrap gap-x-2">
          <dt>{t('received')}</dt>
          <dd>{format.dateTime(new Date(journey.receivedAt), { dateStyle: 'medium', timeStyle: 'short' })}</dd>
        </div>
      </dl>
      {build.mayEdit && !isBound && <VisibilitySwitch id={build.id} visibility={build.visibility} />}
      {replacement && <Replacement isScanned={isScanned} schematicId={build.id} file={replacement} />}
      {build.mayEdit && (
        <div className="flex flex-wrap gap-3 border-t border-line pt-4">
          <LinkButton href={`${buildPath(build.slug)}/edit`} size="small" className="grow">
            <Pencil aria-hidden />
            {t('edit')}
          </LinkButton>
          <DeleteListing id={build.id} title={build.title} goTo={build.isOwn ? '/my' : '/schematics'} />
        </div>
      )}
    </section>
  )
}
