import { engineLimits } from '@jobs/engine/types'
import { readListing } from '@plugins/listings/queries/readListing'
import { readCategories } from '@plugins/search/queries/readCategories'
import { PART_BYTES } from '@plugins/uploads/commands/beginUpload'
import { readVersions } from '@plugins/uploads/queries/readVersions'
import { uploadOptions } from '@plugins/uploads/types'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { getSession } from '@/app/_site/getSession'
import { DetailsForm } from '@/components/authoring/DetailsForm'
import { GalleryEditor } from '@/components/authoring/GalleryEditor'
import { ReplaceFile } from '@/components/authoring/ReplaceFile'
import { CurrentFileStatus } from '@/components/listing/CurrentFileStatus'
import { DeleteListing } from '@/components/listing/DeleteListing'
import { HiddenNotice } from '@/components/listing/HiddenNotice'
import { RefreshWhileProcessing } from '@/components/listing/RefreshWhileProcessing'
import { Replacement } from '@/components/listing/Replacement'
import { VersionHistory } from '@/components/listing/VersionHistory'
import { NotFound } from '@/components/shell/NotFound'
import { Link } from '@/components/ui/Link'
import { buildPath, readSlug } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { hasScanner } from '@/core/scanning/hasScanner'
import { formatSize } from '@/core/text/formatSize'
import { nameCategories } from '@/core/text/nameCategory'
import { isUnderway } from '@/core/vocabulary'
import { ClientMessages } from '@/i18n/ClientMessages'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ problem?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Authoring')
  return { title: t('heading'), robots: { index: false } }
}

const Part = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section aria-labelledby={id} className="panel grid gap-5 sm:p-8">
    <h2 id={id} className="text-xl font-extrabold">
      {title}
    </h2>
    {children}
  </section>
)

/** Where authors edit a build: its details, images and file. */
export default async function EditPage({ params, searchParams }: Props) {
  const slug = readSlug((await params).slug)
  const { problem } = await searchParams
  const { payload, viewer, user } = await getSession()
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(`${buildPath(slug)}/edit`)}`)
  const build = await readListing(payload, slug, viewer)
  if (!build?.mayEdit) return <NotFound />
  const [categories, versions, t, words, format, locale] = await Promise.all([
    readCategories(payload),
    build.versionCount > 1 ? readVersions(payload, build.id) : [],
    getTranslations('Authoring'),
    getTranslations('Words'),
    getFormatter(),
    getLocale(),
  ])
  const { replacement } = build
  const moves = replacement !== null && isUnderway(replacement.journey.status)
  return (
    <ClientMessages of={['Authoring', 'Listing', 'Words', 'Upload']}>
      <div className="mx-auto grid w-full max-w-3xl gap-6">
        <p className="text-muted wrap-anywhere">
          {t.rich('back', {
            build: () => (
              <Link className="link" href={buildPath(build.slug)}>
                <bdi>{build.title}</bdi>
              </Link>
            ),
          })}
        </p>
        <h1 className="text-3xl font-extrabold tracking-tight">{t('heading')}</h1>
        <HiddenNotice moderation={build.moderation} />
        <Part id="details" title={t('details')}>
          <DetailsForm
            id={build.id}
            title={build.title}
            description={build.description ?? ''}
            category={build.category?.slug ?? ''}
            tags={build.tags}
            visibility={build.visibility}
            categories={nameCategories(words, locale, categories).map(({ slug: value, name }) => ({
              slug: value,
              name,
            }))}
          />
        </Part>
        <Part id="gallery" title={t('gallery.title')}>
          <GalleryEditor id={build.id} pictures={build.gallery} mayAdd={build.isOwn} />
        </Part>
        <Part id="file" title={t('file.title')}>
          <p className="wrap-anywhere">
            {t.rich('file.current', {
              name: () => <bdi className="font-semibold">{build.file.filename}</bdi>,
              size: formatSize(words, format, build.file.bytes),
            })}
          </p>
          <CurrentFileStatus fileId={build.file.id} filename={build.file.filename} />
          {moves && <RefreshWhileProcessing ids={[build.id]} />}
          {replacement && (
            <Replacement isScanned={await hasScanner(contextOf(payload))} schematicId={build.id} file={replacement} />
          )}
          {build.isOwn && !moves && build.status !== 'processing' && (
            <>
              <p className="text-muted">{t('file.hint')}</p>
              <ReplaceFile
                id={build.id}
                partBytes={PART_BYTES}
                maxBytes={uploadOptions.of(contextOf(payload)).maxFileBytes}
                limits={engineLimits(contextOf(payload))}
                plainProblem={typeof problem === 'string' ? problem : undefined}
              />
            </>
          )}
          {versions.length > 1 && <VersionHistory schematicId={build.id} versions={versions} mayEdit />}
        </Part>
        <Part id="danger" title={t('danger')}>
          <p className="text-muted">{t('dangerHint')}</p>
          <div>
            <DeleteListing id={build.id} title={build.title} goTo={build.isOwn ? '/my' : '/schematics'} />
          </div>
        </Part>
      </div>
    </ClientMessages>
  )
}
