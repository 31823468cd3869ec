'use client'

import type { MyListing } from '@plugins/listings/queries/readMine'
import clsx from 'clsx'
import { ChartColumn, Download, Eye, Heart, MessageSquare } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { buildPath } from '@/core/addresses'
import { formatSize } from '@/core/text/formatSize'
import { nameCategory } from '@/core/text/nameCategory'
import type { ListingStatus } from '@/core/vocabulary'
import { BuildThumbnail } from '../cards/BuildThumbnail'
import { Badge, type BadgeTone } from '../ui/Badge'
import { Link } from '../ui/Link'
import { BulkBar } from './BulkBar'

const tones: Record<ListingStatus, BadgeTone> = { processing: 'busy', ready: 'good', refused: 'bad', stalled: 'busy' }

/** Errors of single builds of a bulk action. */
export type Failures = ReadonlyMap<string, string>

/** The user's builds with checkboxes and bulk actions. */
export function BulkListings({
  listings,
  categories,
}: {
  listings: MyListing[]
  categories: { slug: string; name: string }[]
}) {
  const t = useTranslations('Bulk')
  const words = useTranslations('Words')
  const format = useFormatter()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [failures, setFailures] = useState<Failures>(new Map())
  const present = listings.filter(({ id }) => chosen.has(id))

  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const all = present.length === listings.length

  return (
    <div className="grid gap-3">
      <label className="flex w-fit cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 font-semibold hover:bg-raised">
        <input
          type="checkbox"
          checked={all}
          data-waits
          ref={(box) => {
            if (box) box.indeterminate = present.length > 0 && !all
          }}
          onChange={() => setChosen(all ? new Set() : new Set(listings.map(({ id }) => id)))}
          className="size-5 accent-primary"
        />
        {t('chooseAll', { count: listings.length })}
      </label>
      <ul className="grid gap-3">
        {listings.map((listing) => (
          <li
            key={listing.id}
            className={clsx(
              'grid grid-cols-[auto_5.5rem_minmax(0,1fr)] gap-x-3 gap-y-2 rounded-lg bg-surface p-3 shadow-[inset_0_0_0_1px_var(--line)] sm:grid-cols-[auto_8rem_minmax(0,1fr)] sm:gap-x-4',
              chosen.has(listing.id) && 'shadow-[inset_0_0_0_2px_var(--primary)]',
            )}
          >
            <input
              type="checkbox"
              aria-label={t('choose', { title: listing.title })}
              checked={chosen.has(listing.id)}
              data-waits
              onChange={() => toggle(listing.id)}
              className="mt-1 size-5 accent-primary"
            />
            <BuildThumbnail
              preview={listing.preview}
              alt=""
              sizes="8rem"
              className="aspect-[5/4] self-start rounded-md"
              pictureClassName="p-1.5"
            />
            <div className="grid min-w-0 content-start gap-1.5">
              <h2 className="text-lg leading-snug font-bold">
                <Link href={buildPath(listing.slug)} dir="auto" className="hover:underline">
                  {listing.title}
                </Link>
              </h2>
              <div className="flex flex-wrap items-center gap-2">
                <Badge tone={tones[listing.status]}>{words(`status.${listing.status}`)}</Badge>
                {listing.visibility !== 'public' && (
                  <Badge tone="quiet">{words(`visibility.${listing.visibility}.name`)}</Badge>
                )}
                {listing.hidden && <Badge tone="bad">{t('hidden')}</Badge>}
                {listing.category && (
                  <span className="text-sm text-muted">{nameCategory(words, listing.category)}</span>
                )}
                {listing.tags.length > 0 && (
                  <span className="text-sm wrap-anywhere text-muted">{format.list(listing.tags)}</span>
                )}
              </div>
              {listing.reason && <p className="max-w-prose text-sm">{words(`refusal.${listing.reason}`)}</p>}
              {failures.has(listing.id) && (
                <p className="text-sm font-semibold text-danger">{failures.get(listing.id)}</p>
              )}
              <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted tabular-nums">
                <span>{format.dateTime(new Date(listing.createdAt), { dateStyle: 'medium' })}</span>
                <span>{formatSize(words, format, listing.bytes)}</span>
                {(
                  [
                    ['views', listing.viewCount, Eye],
                    ['downloads', listing.downloadCount, Download],
                    ['likes', listing.likeCount, Heart],
                    ['comments', listing.commentCount, MessageSquare],
                  ] as const
                ).map(([what, count, Icon]) => (
                  <span key={what} className="inline-flex items-center gap-1" title={t(`figure.${what}`, { count })}>
                    <Icon aria-hidden className="size-4" />
                    <span aria-hidden>{format.number(count, { notation: 'compact', maximumFractionDigits: 1 })}</span>
                    <span className="sr-only">{t(`figure.${what}`, { count })}</span>
                  </span>
                ))}
                <Link
                  href={`/my/statistics/${encodeURIComponent(listing.slug)}`}
                  aria-label={t('statisticsOf', { title: listing.title })}
                  className="link inline-flex items-center gap-1"
                >
                  <ChartColumn aria-hidden className="size-4" />
                  {t('statistics')}
                </Link>
              </div>
            </div>
          </li>
        ))}
      </ul>
      <BulkBar
        builds={present.map(({ id, title }) => ({ id, title }))}
        categories={categories}
        onDone={(failed) => {
          setFailures(failed)
          // Failed builds stay selected.
          setChosen(new Set(failed.keys()))
        }}
        onClear={() => setChosen(new Set())}
      />
    </div>
  )
}
