import { readComments } from '@plugins/comments/queries/readComments'
import { readConversions } from '@plugins/conversions/queries/readConversions'
import { countVisit } from '@plugins/downloads/commands/countVisit'
import { readListing } from '@plugins/listings/queries/readListing'
import { readRelated } from '@plugins/listings/queries/readRelated'
import { readLinkPicture } from '@plugins/sharing/queries/readShared'
import { readVersions } from '@plugins/uploads/queries/readVersions'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { getSession } from '@/app/_site/getSession'
import { Comments } from '@/components/comments/Comments'
import { CurrentFileStatus } from '@/components/listing/CurrentFileStatus'
import { DownloadPanel } from '@/components/listing/DownloadPanel'
import { describeListing } from '@/components/listing/describeListing'
import { Facts } from '@/components/listing/Facts'
import { FileNotes } from '@/components/listing/FileNotes'
import { Gallery } from '@/components/listing/Gallery'
import { GameCompatibility } from '@/components/listing/GameCompatibility'
import { LikeButton } from '@/components/listing/LikeButton'
import { ListingHeading } from '@/components/listing/ListingHeading'
import { Markdown } from '@/components/listing/Markdown'
import { OwnerPanel } from '@/components/listing/OwnerPanel'
import { picturesOf } from '@/components/listing/picturesOf'
import { RelatedBuilds } from '@/components/listing/RelatedBuilds'
import { Safety } from '@/components/listing/Safety'
import { Share } from '@/components/listing/Share'
import { StructuredData } from '@/components/listing/StructuredData'
import { VersionHistory } from '@/components/listing/VersionHistory'
import { AddToList } from '@/components/lists/AddToList'
import { MaterialList } from '@/components/materials/MaterialList'
import { ReportButton } from '@/components/reports/ReportButton'
import { NotFound } from '@/components/shell/NotFound'
import { ViewerStage } from '@/components/viewer/ViewerStage'
import { buildPath, readSlug } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { recordView } from '@/core/http/rendering'
import { hasScanner } from '@/core/scanning/hasScanner'
import { ClientMessages } from '@/i18n/ClientMessages'
import { missingMetadata } from '@/site/missingMetadata'

type Props = {
  params: Promise<{ slug: string }>
  /** The position in the comments. */
  searchParams: Promise<{ before?: string; comment?: string; after?: string }>
}

/** Read once per request, for metadata and page. */
const findListing = cache(async (slug: string) => {
  const { payload, viewer } = await getSession()
  return readListing(payload, readSlug(slug), viewer)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const build = await findListing((await params).slug)
  if (!build) return missingMetadata()
  const { payload } = await getSession()
  return describeListing(contextOf(payload).addresses.publicUrl, build, await readLinkPicture(payload, build.id))
}

export default async function ListingPage({ params, searchParams }: Props) {
  const build = await findListing((await params).slug)
  if (!build) return <NotFound />
  const { payload, viewer, user } = await getSession()
  const { publicUrl } = contextOf(payload).addresses
  const isSignedIn = user !== null
  const asked = await searchParams
  const [comments, conversions, versions, related, isScanned, t] = await Promise.all([
    readComments(payload, build.id, viewer, asked),
    build.file.downloadable ? readConversions(payload, build.file.id) : [],
    build.versionCount > 1 ? readVersions(payload, build.id) : [],
    readRelated(payload, build),
    hasScanner(contextOf(payload)),
    getTranslations('Listing'),
  ])
  if (build.status === 'ready') {
    recordView(build.id)
    const visitorHeaders = new Headers(await headers())
    after(() => countVisit(payload, 'view', build.id, viewer, visitorHeaders))
  }
  const pictures = picturesOf(build, await getTranslations('Listing.gallery'))

  return (
    <ClientMessages of={['Listing', 'Words', 'Comments', 'Reports', 'AddToList']}>
      <StructuredData build={build} publicUrl={publicUrl} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-14">
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
            <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
              <ViewerStage build={build} />
              {pictures.length > 1 && <Gallery pictures={pictures} title={build.title} />}
            </div>
            <ListingHeading build={build} />
          </div>

          <aside aria-label={t('aside')} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5 lg:row-span-2">
            <DownloadPanel build={build} conversions={conversions} />
            <div className="flex flex-wrap items-start gap-3">
              <LikeButton
                id={build.id}
                slug={build.slug}
                liked={build.liked}
                likeCount={build.likeCount}
                isSignedIn={isSignedIn}
              />
              <AddToList schematicId={build.id} title={build.title} isSignedIn={isSignedIn} className="grow" />
            </div>
            <Share build={build} publicUrl={publicUrl} />
            {build.journey && <OwnerPanel isScanned={isScanned} build={build} journey={build.journey} />}
            <section aria-label={t('facts.title')} className="panel">
              <Facts build={build} />
            </section>
            {build.notes.length > 0 && <FileNotes notes={build.notes} />}
            {build.status === 'ready' && <GameCompatibility build={build} />}
            <CurrentFileStatus fileId={build.file.id} filename={build.file.filename} />
            {versions.length > 1 && (
              <VersionHistory schematicId={build.id} versions={versions} mayEdit={build.mayEdit} />
            )}
            {!build.isOwn && (
              <ReportButton
                kind="schematic"
                id={build.id}
                isVisitor={!isSignedIn}
                className="justify-self-start text-muted"
              />
            )}
          </aside>

          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-10">
            {build.description && (
              <section className="grid gap-3">
                <h2 className="sr-only">{t('description')}</h2>
                <Markdown text={build.description} />
              </section>
            )}
            {build.safety && (
              <Safety
                scans={isScanned}
                facts={build.safety}
                verdict={build.file.verdict}
                scannedAt={build.file.scannedAt}
              />
            )}
            {build.materials && <MaterialList build={build} materials={build.materials} />}
            <Comments
              page={comments}
              count={build.commentCount}
              schematicId={build.id}
              path={buildPath(build.slug)}
              isSignedIn={isSignedIn}
            />
          </div>
        </div>
        <RelatedBuilds owner={build.owner} related={related} />
      </div>
    </ClientMessages>
  )
}
