import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { personPath } from '@/addresses'
import { Plate } from '@/components/cards/Plate'
import { Comments } from '@/components/comments/Comments'
import { describeListing } from '@/components/listing/describeListing'
import { Facts } from '@/components/listing/Facts'
import { LikeButton } from '@/components/listing/LikeButton'
import { Markdown } from '@/components/listing/Markdown'
import { Materials } from '@/components/listing/Materials'
import { OwnerPanel } from '@/components/listing/OwnerPanel'
import { Safety } from '@/components/listing/Safety'
import { AddToList } from '@/components/lists/AddToList'
import { buttonVariants } from '@/components/ui/buttonVariants'
import { cn } from '@/components/ui/cn'
import { ClientMessages } from '@/i18n/ClientMessages'
import { countVisit } from '@/server/download/countVisit'
import { readComments } from '@/server/pages/readComments'
import { readListing } from '@/server/pages/readListing'
import { currentVisitor } from '@/server/pages/visitor'
import { readLinkPicture } from '@/server/sharing/readShared'

type Props = { params: Promise<{ slug: string }> }

/** Metadata and page read the listing once. */
const findListing = cache(async (slug: string) => {
  const { payload, viewer } = await currentVisitor()
  return readListing(payload, decodeURIComponent(slug), viewer)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const build = await findListing((await params).slug)
  if (!build) notFound()
  const { payload } = await currentVisitor()
  return describeListing(build, await readLinkPicture(payload, build.id))
}

export default async function ListingPage({ params }: Props) {
  const build = await findListing((await params).slug)
  if (!build) notFound()
  const { payload, viewer, person } = await currentVisitor()
  const comments = await readComments(payload, build.id, viewer)
  if (build.status === 'ready') {
    const visitorHeaders = new Headers(await headers())
    after(() => countVisit(payload, 'view', build.id, viewer, visitorHeaders))
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-6">
        <Plate
          preview={build.preview}
          alt={`${build.title}, seen from above at an angle`}
          eager
          sizes="(min-width: 80rem) 850px, 94vw"
          className="aspect-[4/3] rounded-xl shadow-lift sm:aspect-[16/10]"
          pictureClassName="p-5 sm:p-8"
        />
        <div className="grid gap-2">
          <h1 dir="auto" className="text-3xl font-extrabold tracking-tight sm:text-5xl">
            {build.title}
          </h1>
          <p className="text-muted">
            by{' '}
            <Link className="font-semibold text-ink hover:underline" href={personPath(build.owner.username)}>
              <bdi>{build.owner.displayName}</bdi>
            </Link>
            {build.category && (
              <>
                {' '}
                in{' '}
                <Link
                  className="font-semibold text-ink hover:underline"
                  href={`/schematics?category=${encodeURIComponent(build.category.slug)}`}
                >
                  {build.category.name}
                </Link>
              </>
            )}
          </p>
          {build.tags.length > 0 && (
            <ul aria-label="Tags" className="flex flex-wrap gap-2 pt-1">
              {build.tags.map((tag) => (
                <li key={tag}>
                  <Link
                    className="block rounded-sm bg-raised px-2.5 py-1 text-sm hover:underline"
                    href={`/schematics?tag=${encodeURIComponent(tag)}`}
                  >
                    {tag}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>

      <aside aria-label="Download and facts" className="grid gap-5 lg:sticky lg:top-20 lg:row-span-2">
        <div className="flex items-start gap-3">
          {build.file.downloadable ? (
            // Not a Link: the answer is a file, and asking for it counts.
            <a
              href={`/api/schematics/${build.id}/download`}
              className={cn(buttonVariants({ look: 'primary', size: 'large' }), 'grow')}
            >
              <Download aria-hidden />
              Download
            </a>
          ) : (
            <p className="panel grow py-3 text-muted">Not published yet, so it cannot be downloaded.</p>
          )}
          <LikeButton
            id={build.id}
            slug={build.slug}
            liked={build.liked}
            likeCount={build.likeCount}
            isSignedIn={person !== null}
          />
        </div>
        <ClientMessages of={['AddToList']}>
          <AddToList schematicId={build.id} title={build.title} isSignedIn={person !== null} />
        </ClientMessages>
        {build.journey && <OwnerPanel build={build} journey={build.journey} />}
        <section aria-label="Facts" className="panel">
          <Facts build={build} />
        </section>
      </aside>

      <div className="grid min-w-0 gap-10">
        {build.description && (
          <section className="grid gap-3">
            <h2 className="sr-only">Description</h2>
            <Markdown text={build.description} />
          </section>
        )}
        {build.safety && <Safety facts={build.safety} verdict={build.file.verdict} />}
        {build.materials && <Materials materials={build.materials} />}
        <Comments comments={comments} schematicId={build.id} slug={build.slug} isSignedIn={person !== null} />
      </div>
    </div>
  )
}
