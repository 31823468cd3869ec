import Link from 'next/link'
import { Plate } from '@/components/cards/Plate'
import { DeleteListing } from '@/components/listing/DeleteListing'
import { RefreshWhileMoving } from '@/components/listing/RefreshWhileMoving'
import { Badge } from '@/components/ui/Badge'
import { formatBytes } from '@/components/words/formatBytes'
import { formatDay } from '@/components/words/formatDate'
import { plural } from '@/components/words/formatNumber'
import { refusalWords, statusWords, visibilityWords } from '@/components/words/statusWords'
import type { MyListing } from '@/server/pages/readMine'

const Row = ({ listing }: { listing: MyListing }) => {
  const { name, tone } = statusWords[listing.status]
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-3 rounded-lg bg-surface p-3 shadow-[inset_0_0_0_1px_var(--line)] sm:grid-cols-[8rem_minmax(0,1fr)_auto]">
      <Plate
        preview={listing.preview}
        alt=""
        sizes="8rem"
        className="aspect-[5/4] self-start rounded-md"
        pictureClassName="p-1.5"
      />
      <div className="grid content-start gap-1.5">
        <h2 className="text-lg leading-snug font-bold">
          <Link href={`/schematics/${listing.slug}`} dir="auto" className="hover:underline">
            {listing.title}
          </Link>
        </h2>
        <div className="flex flex-wrap gap-2">
          <Badge tone={tone}>{name}</Badge>
          {listing.visibility !== 'public' && <Badge tone="quiet">{visibilityWords[listing.visibility].name}</Badge>}
        </div>
        {listing.reason && <p className="max-w-prose text-sm">{refusalWords[listing.reason]}</p>}
        <p className="text-sm text-muted">
          {[
            formatDay(listing.createdAt),
            formatBytes(listing.bytes),
            plural(listing.downloadCount, 'download'),
            plural(listing.likeCount, 'like'),
            plural(listing.commentCount, 'comment'),
          ].join(', ')}
        </p>
      </div>
      <div className="col-start-2 self-center sm:col-start-3 sm:pr-2">
        <DeleteListing id={listing.id} title={listing.title} />
      </div>
    </li>
  )
}

export const MyListings = ({ listings }: { listings: MyListing[] }) => (
  <>
    {listings.some(({ status }) => status === 'processing') && <RefreshWhileMoving />}
    <ul className="grid gap-3">
      {listings.map((listing) => (
        <Row key={listing.id} listing={listing} />
      ))}
    </ul>
  </>
)
