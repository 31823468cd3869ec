import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import { useFormatter, useTranslations } from 'next-intl'
import { formatSize } from '@/core/text/formatSize'

export function Facts({ build }: { build: SchematicCard & Listing }) {
  const t = useTranslations('Listing.facts')
  const words = useTranslations('Words')
  const format = useFormatter()
  const { width, height, length } = build
  const facts = [
    ['size', width && height && length ? t('sizeValue', { width, height, length }) : null],
    ['blocks', build.blockCount === null ? null : format.number(build.blockCount)],
    ['minecraft', build.gameVersion],
    ['edition', build.edition && words(`edition.${build.edition as 'java'}`)],
    ['format', build.format && words(`format.${build.format as 'sponge'}`)],
    ['mods', build.mods && (build.mods.length > 0 ? format.list(build.mods, { type: 'unit' }) : t('noMods'))],
    ['file', formatSize(words, format, build.file.bytes)],
    ['published', build.publishedAt && format.dateTime(new Date(build.publishedAt), { dateStyle: 'medium' })],
    ['downloads', format.number(build.downloadCount)],
    ['views', format.number(build.viewCount)],
  ] as const
  return (
    <dl className="grid gap-y-2 text-sm">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="flex justify-between gap-4 border-b border-line pb-2 last:border-0 last:pb-0">
              <dt className="text-muted">{t(`name.${name}`)}</dt>
              <dd className="text-end font-semibold wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
