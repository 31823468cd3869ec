'use client'

import clsx from 'clsx'
import { useFormatter, useTranslations } from 'next-intl'
import { formatSize } from '@/core/text/formatSize'
import { Button } from '../ui/Button'
import { Meter } from '../ui/Meter'
import type { Item } from './queue/item'

/** Seconds are rounded to steps, to avoid flicker. */
const STEP = 5

type Props = {
  /** `title` of the build or file being sent. */
  sending: Pick<Item, 'phase' | 'sentBytes' | 'size' | 'speed'> & { title: string }
  onCancel: () => void
}

/** Progress, speed and remaining time of an upload. */
export function UploadProgress({ sending, onCancel }: Props) {
  const t = useTranslations('Upload')
  const words = useTranslations('Words')
  const format = useFormatter()
  const { title, phase, sentBytes, size, speed } = sending
  const part = size === 0 ? 0 : sentBytes / size
  const sizeOf = (bytes: number) => formatSize(words, format, bytes)

  const left = () => {
    if (phase !== 'sending' || !speed || speed <= 0) return undefined
    const seconds = (size - sentBytes) / speed
    if (seconds < 90)
      return t('progress.left.seconds', {
        count: Math.max(1, seconds < 10 ? Math.ceil(seconds) : Math.ceil(seconds / STEP) * STEP),
      })
    if (seconds < 5_400) return t('progress.left.minutes', { count: Math.round(seconds / 60) })
    return t('progress.left.hours', { count: Math.round(seconds / 3_600) })
  }
  const figures = [
    t('progress.sent', { sent: sizeOf(sentBytes), size: sizeOf(size) }),
    phase === 'sending' && speed ? t('progress.speed', { amount: sizeOf(speed) }) : undefined,
    left(),
  ].filter((figure) => figure !== undefined)

  return (
    <div className="grid gap-2">
      <p className={clsx('font-semibold', phase === 'offline' && 'text-copper')}>
        {phase === 'waiting' && t('progress.waiting')}
        {phase === 'sending' && t('progress.sending')}
        {phase === 'offline' && t('progress.offline')}
        {phase === 'finishing' && t('progress.finishing')}
      </p>
      <Meter
        role="progressbar"
        label={t('progress.label', { title })}
        value={part}
        text={t('progress.percent', { part })}
      />
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="flex flex-wrap gap-x-3 text-sm text-muted tabular-nums">
          {figures.map((figure) => (
            <span key={figure}>{figure}</span>
          ))}
        </p>
        {/* Can't be cancelled while the listing is being created. */}
        {phase !== 'finishing' && (
          <Button size="small" aria-label={t('cancelOf', { title })} onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}
