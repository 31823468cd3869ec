import { formatBytes } from '@/components/words/formatBytes'
import { formatDay } from '@/components/words/formatDate'
import { nameOfEdition, nameOfFormat } from '@/components/words/formatNames'
import { formatNumber } from '@/components/words/formatNumber'
import type { Listing } from '@/server/pages/readListing'
import type { SchematicCard } from '@/server/schematics/card'

export const Facts = ({ build }: { build: SchematicCard & Listing }) => {
  const facts: [name: string, value: string | null][] = [
    ['Size', build.width && build.height && build.length ? `${build.width} × ${build.height} × ${build.length}` : null],
    ['Blocks', build.blockCount === null ? null : formatNumber(build.blockCount)],
    ['Minecraft', build.gameVersion],
    ['Edition', build.edition && nameOfEdition(build.edition)],
    ['Format', build.format && nameOfFormat(build.format)],
    ['Mods', build.mods && (build.mods.length > 0 ? build.mods.join(', ') : 'None needed')],
    ['File', formatBytes(build.file.bytes)],
    ['Published', build.publishedAt && formatDay(build.publishedAt)],
    ['Downloads', formatNumber(build.downloadCount)],
    ['Views', formatNumber(build.viewCount)],
  ]
  return (
    <dl className="grid gap-y-2 text-sm">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className="flex justify-between gap-4 border-b border-line pb-2 last:border-0 last:pb-0">
              <dt className="text-muted">{name}</dt>
              <dd className="text-right font-semibold wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
