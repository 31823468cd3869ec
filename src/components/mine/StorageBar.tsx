import { Meter } from '@/components/ui/Meter'
import { formatBytes } from '@/components/words/formatBytes'
import type { StorageUse } from '@/server/pages/readStorage'

/** From here on the bar warns, as the shop's first alert does. */
const NEARLY_FULL = 0.8

export function StorageBar({ storage: { usedBytes, quotaBytes } }: { storage: StorageUse }) {
  const text =
    quotaBytes === null
      ? `${formatBytes(usedBytes)} used, no limit`
      : `${formatBytes(usedBytes)} of ${formatBytes(quotaBytes)} used`
  const part = quotaBytes ? usedBytes / quotaBytes : 0
  return (
    <section aria-label="Storage" className="panel grid gap-2">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-semibold">Storage</span>
        <span className="text-muted tabular-nums">{text}</span>
      </p>
      {quotaBytes !== null && (
        <Meter label="Storage used" value={part} text={text} tone={part >= NEARLY_FULL ? 'full' : 'good'} />
      )}
    </section>
  )
}
