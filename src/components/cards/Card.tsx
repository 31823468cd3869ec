import { Download, Heart } from 'lucide-react'
import Link from 'next/link'
import { personPath } from '@/addresses'
import { formatNumber, formatShort } from '@/components/words/formatNumber'
import type { SchematicCard } from '@/server/schematics/card'
import { Measures } from './Measures'
import { Plate } from './Plate'

/** The title's link covers the card, so that a reader hears one link a build and a thumb can miss nothing. */
export const Card = ({ build, eager }: { build: SchematicCard; eager?: boolean }) => (
  <article className="group relative flex flex-col overflow-hidden rounded-lg bg-surface shadow-lift transition-[translate] duration-200 hover:-translate-y-1 has-[h3_a:focus-visible]:outline-3 has-[h3_a:focus-visible]:outline-offset-2 has-[h3_a:focus-visible]:outline-copper">
    <Plate
      preview={build.preview}
      alt=""
      eager={eager}
      sizes="(min-width: 80rem) 290px, (min-width: 40rem) 45vw, 92vw"
      className="aspect-[5/4]"
      pictureClassName="transition-[scale] duration-300 group-hover:scale-[1.04]"
    />
    <div className="flex grow flex-col gap-2 p-4">
      <h3 className="line-clamp-2 text-lg leading-snug font-bold">
        <Link href={`/schematics/${build.slug}`} className="outline-none after:absolute after:inset-0" dir="auto">
          {build.title}
        </Link>
      </h3>
      <p className="truncate text-sm text-muted">
        by{' '}
        <Link href={personPath(build.owner.username)} className="relative font-semibold text-ink hover:underline">
          <bdi>{build.owner.displayName}</bdi>
        </Link>
        {build.category && ` in ${build.category.name}`}
      </p>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-1">
        <Measures width={build.width} height={build.height} length={build.length} />
        <ul className="flex gap-3 text-sm text-muted tabular-nums">
          <li className="flex items-center gap-1" title={`${formatNumber(build.likeCount)} likes`}>
            <Heart aria-hidden className="size-4" />
            {formatShort(build.likeCount)}
            <span className="sr-only">likes</span>
          </li>
          <li className="flex items-center gap-1" title={`${formatNumber(build.downloadCount)} downloads`}>
            <Download aria-hidden className="size-4" />
            {formatShort(build.downloadCount)}
            <span className="sr-only">downloads</span>
          </li>
        </ul>
      </div>
    </div>
  </article>
)
