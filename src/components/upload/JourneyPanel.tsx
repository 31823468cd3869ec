'use client'

import type { JourneyState } from '@plugins/pipeline/queries/readJourneys'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buildPath } from '@/core/addresses'
import type { ListingStatus } from '@/core/vocabulary'
import { JourneySteps } from '../listing/JourneySteps'
import { Badge, type BadgeTone } from '../ui/Badge'
import { buttonClasses } from '../ui/buttonClasses'
import { Link } from '../ui/Link'
import { Notice } from '../ui/Notice'

const tones: Record<ListingStatus, BadgeTone> = { processing: 'busy', ready: 'good', refused: 'bad', stalled: 'busy' }

/** The processing state of an uploaded build. */
export function JourneyPanel({
  journey,
  isScanned,
  removal,
}: {
  journey: JourneyState
  isScanned: boolean
  removal?: ReactNode
}) {
  const t = useTranslations('Upload')
  const words = useTranslations('Words')
  const steps = useTranslations('Journey')
  const { slug, title, status, fileStatus, reached, reason, isTriedAgain } = journey
  return (
    <div className="grid content-start gap-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <h3 className="me-auto text-lg leading-snug font-bold">
          <bdi className="wrap-anywhere">{title}</bdi>
        </h3>
        <Badge tone={tones[status]}>{t(`journey.${status}`)}</Badge>
        {status === 'processing' ? null : removal}
      </div>
      <JourneySteps look="track" status={fileStatus} reached={reached} isScanned={isScanned} />
      {isTriedAgain && <p className="text-sm text-copper">{steps('triedAgain')}</p>}
      {reason && <Notice tone="danger">{words(`refusal.${reason}`)}</Notice>}
      {status === 'stalled' && <Notice tone="warning">{steps('stalled')}</Notice>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link
          href={buildPath(slug)}
          className={buttonClasses({ size: 'small', look: status === 'ready' ? 'primary' : 'plain' })}
        >
          {status === 'ready' ? t('journey.see') : t('journey.open')}
        </Link>
        {status === 'processing' && <p className="text-sm text-muted">{t('journey.leave')}</p>}
      </div>
    </div>
  )
}
