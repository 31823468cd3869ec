import type { ListItem } from '@plugins/lists/queries/readList'
import { Download, Heart } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buildPath, personPath } from '@/core/addresses'
import { BuildThumbnail } from '../cards/BuildThumbnail'
import { Measures } from '../cards/Measures'
import { Badge } from '../ui/Badge'
import { Link } from '../ui/Link'

/** A build in a list, with the note of the list's owner. */
export function ListRow({
  item,
  place,
  tools,
  children,
}: {
  item: ListItem
  place: number
  /** Beside the build's details, or below them on phones. */
  tools?: ReactNode
  children?: ReactNode
}) {
  const t = useTranslations('Lists')
  const words = useTranslations('Words')
  const format = useFormatter()
  return (
    <article className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-3 rounded-lg bg-surface p-3 shadow-[inset_0_0_0_1px_var(--line)] sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-x-5 lg:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <div className="relative self-start">
        <BuildThumbnail
          preview={item.preview}
          alt=""
          sizes="(min-width: 40rem) 9rem, 6.5rem"
          className="aspect-[5/4] rounded-md"
          pictureClassName="p-2"
        />
        <span className="absolute top-1 left-1 z-10 grid h-6 min-w-6 place-items-center rounded-sm bg-bg/85 px-1.5 text-sm font-bold tabular-nums">
          <span className="sr-only">{t('place', { place })}</span>
          <span aria-hidden>{format.number(place)}</span>
        </span>
      </div>
      <div className="grid min-w-0 content-start gap-1.5">
        <h2 className="text-lg leading-snug font-bold">
          <Link href={buildPath(item.slug)} dir="auto" className="hover:underline">
            {item.title}
          </Link>
        </h2>
        <p className="text-sm text-muted">
          {t.rich('builtBy', {
            name: item.owner.displayName,
            person: (parts) => (
              <Link href={personPath(item.owner.username)} className="font-semibold text-ink hover:underline">
                <bdi>{parts}</bdi>
              </Link>
            ),
          })}
        </p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
          <Measures width={item.width} height={item.height} length={item.length} />
          <span className="inline-flex items-center gap-1 tabular-nums">
            <Heart aria-hidden className="size-4" />
            {t('likes', { count: item.likeCount })}
          </span>
          <span className="inline-flex items-center gap-1 tabular-nums">
            <Download aria-hidden className="size-4" />
            {t('downloads', { count: item.downloadCount })}
          </span>
          {item.visibility !== 'public' && <Badge tone="quiet">{words(`visibility.${item.visibility}.name`)}</Badge>}
        </div>
        {item.note && (
          <p dir="auto" className="mt-1 max-w-prose border-s-3 border-copper ps-3 whitespace-pre-line wrap-anywhere">
            {item.note}
          </p>
        )}
      </div>
      {tools && <div className="max-lg:col-span-2 lg:col-start-3 lg:row-start-1 lg:self-center">{tools}</div>}
      {children && <div className="col-span-full">{children}</div>}
    </article>
  )
}
