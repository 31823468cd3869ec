import type { FileVersion } from '@plugins/uploads/queries/readVersions'
import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { formatSize } from '@/core/text/formatSize'
import { Badge } from '../ui/Badge'
import { RemoveVersion } from './RemoveVersion'
import { RestoreVersion } from './RestoreVersion'

/** All versions of a build's file. Anyone who sees the build can download them; its editors can delete them. */
export function VersionHistory({
  schematicId,
  versions,
  mayEdit,
}: {
  schematicId: string
  versions: FileVersion[]
  mayEdit: boolean
}) {
  const t = useTranslations('Listing.versions')
  const words = useTranslations('Words')
  const format = useFormatter()
  return (
    <details className="panel text-sm">
      <summary className="cursor-pointer rounded-md text-base font-extrabold">
        {t('title', { count: versions.length })}
      </summary>
      <ul className="mt-3 grid gap-3">
        {versions.map(({ id, filename, bytes, since, isCurrent }) => {
          // Includes the time, because several versions may be from one day.
          const day = format.dateTime(new Date(since), { dateStyle: 'medium', timeStyle: 'short' })
          const size = formatSize(words, format, bytes)
          return (
            <li key={id} className="flex items-start gap-2 border-t border-line pt-3">
              <div className="mr-auto grid min-w-0">
                <span className="flex flex-wrap items-center gap-2">
                  <time dateTime={since} className="font-semibold">
                    {isCurrent ? t('since', { day }) : t('replaced', { day })}
                  </time>
                  {isCurrent && <Badge tone="good">{t('current')}</Badge>}
                </span>
                <bdi className="wrap-anywhere text-muted">{filename}</bdi>
                <span className="text-muted">{size}</span>
              </div>
              <a
                href={`/api/schematics/${schematicId}/download${isCurrent ? '' : `?version=${id}`}`}
                rel="nofollow"
                aria-label={t('download', { day })}
                className="grid size-10 shrink-0 place-items-center rounded-md hover:bg-raised"
              >
                <Download aria-hidden className="size-5" />
              </a>
              {mayEdit && !isCurrent && (
                <RestoreVersion schematicId={schematicId} id={id} filename={filename} day={day} />
              )}
              {mayEdit && !isCurrent && (
                <RemoveVersion schematicId={schematicId} id={id} filename={filename} size={size} day={day} />
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
