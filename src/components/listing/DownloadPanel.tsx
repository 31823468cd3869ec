import type { Conversion } from '@plugins/conversions/queries/readConversions'
import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import clsx from 'clsx'
import { ChevronDown, Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { buildPath } from '@/core/addresses'
import { formatSize } from '@/core/text/formatSize'
import { buttonClasses } from '../ui/buttonClasses'
import { listLosses } from './listLosses'

type Props = { build: SchematicCard & Listing; conversions: Conversion[] }

function Format({ build, conversion }: { build: SchematicCard; conversion: Conversion }) {
  const t = useTranslations('Listing.download')
  const formats = useTranslations('Formats')
  const words = useTranslations('Words')
  const format = useFormatter()
  const { format: target, status, bytes } = conversion
  const isReady = status === 'ready'
  const lost = listLosses(conversion, formats, format)
  return (
    <li>
      <a
        href={
          isReady
            ? `/api/schematics/${build.id}/download?format=${target}`
            : `${buildPath(build.slug)}/download/${target}`
        }
        rel="nofollow"
        className="grid gap-0.5 rounded-md px-3 py-2 hover:bg-raised"
      >
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-semibold">{formats(`target.${target}`)}</span>
          {isReady && bytes !== null && (
            <span className="text-sm text-primary-ink">{t('size', { size: formatSize(words, format, bytes) })}</span>
          )}
        </span>
        <span className="text-sm text-muted">{formats(`for.${target}`)}</span>
        <span className="text-sm text-muted">
          {conversion.failure === 'cannot_convert'
            ? t('impossible')
            : lost === ''
              ? t('keepsAll')
              : isReady
                ? t('loses', { what: lost })
                : t('mayLose', { what: lost })}
        </span>
      </a>
    </li>
  )
}

/** The original file and all other formats, with their losses. */
export function DownloadPanel({ build, conversions }: Props) {
  const t = useTranslations('Listing.download')
  if (!build.file.downloadable) return <p className="panel py-3 text-muted">{t('notYet')}</p>
  return (
    <div className="grid gap-3">
      {/* Not a Link: the response is a file, and prefetching would count as a download. */}
      <a
        href={`/api/schematics/${build.id}/download`}
        className={clsx(buttonClasses({ look: 'primary', size: 'large' }), 'w-full')}
      >
        <Download aria-hidden />
        {t('original')}
      </a>
      <details className="group panel p-0">
        <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-2 rounded-lg px-4 font-semibold [&::-webkit-details-marker]:hidden">
          {t('others')}
          <ChevronDown aria-hidden className="size-5 transition-[rotate] group-open:rotate-180" />
        </summary>
        <div className="grid gap-1 border-t border-line p-1.5">
          <p className="px-3 pt-1.5 text-sm text-muted">{t('othersHint')}</p>
          <ul>
            {conversions.map((conversion) => (
              <Format key={conversion.format} build={build} conversion={conversion} />
            ))}
          </ul>
        </div>
      </details>
    </div>
  )
}
