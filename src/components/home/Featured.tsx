import type { SchematicCard } from '@plugins/listings/queries/card'
import { Download, Heart } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { buildPath } from '@/core/addresses'
import { Measures } from '../cards/Measures'
import { Link } from '../ui/Link'

/** The featured build of the home page. */
export function Featured({ build }: { build: SchematicCard }) {
  const t = useTranslations('Home')
  const cards = useTranslations('Cards')
  const format = useFormatter()
  const { preview, likeCount, downloadCount } = build
  return (
    <Link href={buildPath(build.slug)} className="group grid min-w-0 justify-items-center rounded-xl">
      {preview && (
        // biome-ignore lint/performance/noImgElement: the pictures are stored in the sizes shown; a second resizer would cost CPU
        <img
          src={preview.url}
          srcSet={preview.card ? `${preview.card} 384w, ${preview.url} ${preview.width}w` : undefined}
          sizes="(min-width: 64rem) 560px, (min-width: 40rem) 60vw, 80vw"
          width={preview.width}
          height={preview.height}
          alt=""
          fetchPriority="high"
          decoding="async"
          className="build-picture aspect-square w-[min(100%,21rem)] object-contain transition-[scale] duration-300 group-hover:scale-[1.03] sm:w-[min(100%,26rem)] lg:w-[min(100%,34rem)]"
        />
      )}
      <span className="-mt-3 flex w-full max-w-md flex-wrap items-center justify-between gap-x-5 gap-y-1 rounded-lg bg-surface px-4 py-3 shadow-lift">
        <span className="grid min-w-0">
          <span className="text-sm font-semibold text-copper">{t('featured')}</span>
          <bdi className="truncate text-lg font-bold group-hover:underline">{build.title}</bdi>
        </span>
        <span className="flex flex-wrap items-center gap-x-4 text-sm text-muted tabular-nums">
          <Measures width={build.width} height={build.height} length={build.length} />
          <span className="flex items-center gap-1">
            <Heart aria-hidden className="size-4 text-copper" />
            <span aria-hidden>{format.number(likeCount)}</span>
            <span className="sr-only">{cards('likes', { count: likeCount })}</span>
          </span>
          <span className="flex items-center gap-1">
            <Download aria-hidden className="size-4 text-primary" />
            <span aria-hidden>{format.number(downloadCount)}</span>
            <span className="sr-only">{cards('downloads', { count: downloadCount })}</span>
          </span>
        </span>
      </span>
    </Link>
  )
}
