import type { SchematicCard } from '@plugins/listings/queries/card'
import { Download, Heart } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { buildPath, personPath } from '@/core/addresses'
import { Link } from '../ui/Link'
import { BuildThumbnail } from './BuildThumbnail'
import { Measures } from './Measures'

/** Image widths in a grid of cards, from phones up. */
const SIZES = '(min-width: 80rem) 290px, (min-width: 40rem) 45vw, (min-width: 22.5rem) 46vw, 92vw'

/** The title's link covers the card: one link per build for screen readers, and a large touch target. */
export function Card({ build, eager }: { build: SchematicCard; eager?: boolean }) {
  const t = useTranslations('Cards')
  const format = useFormatter()
  const short = (count: number) => format.number(count, { notation: 'compact', maximumFractionDigits: 1 })
  return (
    <article className="group relative flex min-w-0 flex-col overflow-hidden rounded-lg bg-surface shadow-lift transition-[translate] duration-200 hover:-translate-y-1 has-[h3_a:focus-visible]:outline-3 has-[h3_a:focus-visible]:outline-offset-2 has-[h3_a:focus-visible]:outline-copper">
      <BuildThumbnail
        preview={build.preview}
        alt=""
        eager={eager}
        sizes={SIZES}
        className="aspect-square sm:aspect-[5/4]"
        pictureClassName="max-sm:p-2.5 transition-[scale] duration-300 group-hover:scale-[1.04]"
      />
      <div className="flex grow flex-col gap-1.5 p-3 sm:gap-2 sm:p-4">
        <h3 className="line-clamp-2 leading-snug font-bold sm:text-lg">
          <Link href={buildPath(build.slug)} className="outline-none after:absolute after:inset-0" dir="auto">
            {build.title}
          </Link>
        </h3>
        <p className="truncate text-sm text-muted">
          {t.rich('by', {
            name: build.owner.displayName,
            person: (name) => (
              <Link href={personPath(build.owner.username)} className="relative font-semibold text-ink hover:underline">
                <bdi>{name}</bdi>
              </Link>
            ),
          })}
        </p>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-1">
          <Measures width={build.width} height={build.height} length={build.length} />
          <ul className="flex gap-3 text-sm text-muted tabular-nums">
            <li className="flex items-center gap-1">
              <Heart aria-hidden className="size-4 text-copper" />
              <span aria-hidden>{short(build.likeCount)}</span>
              <span className="sr-only">{t('likes', { count: build.likeCount })}</span>
            </li>
            <li className="flex items-center gap-1">
              <Download aria-hidden className="size-4 text-primary" />
              <span aria-hidden>{short(build.downloadCount)}</span>
              <span className="sr-only">{t('downloads', { count: build.downloadCount })}</span>
            </li>
          </ul>
        </div>
      </div>
    </article>
  )
}
