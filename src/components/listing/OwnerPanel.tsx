import { Badge } from '@/components/ui/Badge'
import { Notice } from '@/components/ui/Notice'
import { formatBytes } from '@/components/words/formatBytes'
import { formatMoment } from '@/components/words/formatDate'
import { refusalWords, statusWords, visibilityWords } from '@/components/words/statusWords'
import type { Journey, Listing } from '@/server/pages/readListing'
import type { SchematicCard } from '@/server/schematics/card'
import { DeleteListing } from './DeleteListing'
import { JourneySteps } from './JourneySteps'
import { journeySteps } from './journeySteps'
import { RefreshWhileMoving } from './RefreshWhileMoving'

const stepsBehind = ({ hashedAt, scannedAt, inspectedAt }: Journey) => (inspectedAt || scannedAt ? 3 : hashedAt ? 2 : 1)

/** For the owner and moderators: how far the file has got, why it was refused, and what they may do. */
export function OwnerPanel({ build, journey }: { build: SchematicCard & Listing; journey: Journey }) {
  const { name, tone } = statusWords[build.status]
  const isMoving = build.status === 'processing'
  return (
    <section aria-label="Your build" className="panel grid gap-4 border-t-4 border-copper">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-lg font-extrabold">{build.isOwn ? 'Your build' : 'Moderation'}</h2>
        <Badge tone={tone}>{name}</Badge>
        <Badge tone="quiet">{visibilityWords[build.visibility].name}</Badge>
      </div>
      {isMoving && <RefreshWhileMoving />}
      {build.status !== 'ready' && (
        <div role="status">
          <JourneySteps
            steps={journeySteps(journey.status, journey.reason, stepsBehind(journey))}
            isMoving={isMoving}
          />
        </div>
      )}
      {build.status === 'stalled' && (
        <Notice tone="warning">
          A step failed several times. A moderator has been told and will send the file on.
        </Notice>
      )}
      {journey.reason && (
        <Notice tone="warning">
          <p className="font-semibold">{refusalWords[journey.reason]}</p>
          <p className="mt-1 text-sm text-muted">
            Code <code className="font-mono">{journey.reason}</code>
            {journey.signature && (
              <>
                , signature <code className="font-mono wrap-anywhere">{journey.signature}</code>
              </>
            )}
          </p>
          {journey.reasonDetail && <p className="mt-1 text-sm wrap-anywhere text-muted">{journey.reasonDetail}</p>}
        </Notice>
      )}
      <dl className="grid gap-1 text-sm text-muted">
        <div className="flex flex-wrap gap-x-2">
          <dt>File</dt>
          <dd className="wrap-anywhere">
            <bdi>{build.file.filename}</bdi>, {formatBytes(build.file.bytes)}
          </dd>
        </div>
        <div className="flex flex-wrap gap-x-2">
          <dt>Received</dt>
          <dd>{formatMoment(journey.receivedAt)}</dd>
        </div>
      </dl>
      {build.mayEdit && <DeleteListing id={build.id} title={build.title} goTo="/my" />}
    </section>
  )
}
