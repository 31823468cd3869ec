import type { StorageUse } from '@plugins/quotas/queries/readStorage'
import { useFormatter, useTranslations } from 'next-intl'
import { formatSize } from '@/core/text/formatSize'
import { Meter } from '../ui/Meter'

/** The share from which the bar warns, as for the first quota alert. */
const NEARLY_FULL = 0.8

export function StorageBar({ storage: { usedBytes, quotaBytes } }: { storage: StorageUse }) {
  const t = useTranslations('Mine')
  const words = useTranslations('Words')
  const format = useFormatter()
  const used = formatSize(words, format, usedBytes)
  const part = quotaBytes ? usedBytes / quotaBytes : 0
  const text =
    quotaBytes === null
      ? t('storage.unlimited', { used })
      : t('storage.used', {
          used,
          quota: formatSize(words, format, quotaBytes),
          part: format.number(part, { style: 'percent', maximumFractionDigits: part < 0.1 ? 1 : 0 }),
        })
  return (
    <section aria-label={t('storage.title')} className="panel grid gap-2 py-4">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-semibold">{t('storage.title')}</span>
        <span className="text-muted tabular-nums">{text}</span>
      </p>
      {quotaBytes !== null && (
        <Meter label={t('storage.meter')} value={part} text={text} tone={part >= NEARLY_FULL ? 'full' : 'good'} />
      )}
    </section>
  )
}
