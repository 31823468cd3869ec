import { readListing } from '@plugins/listings/queries/readListing'
import { ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { getShop } from '@/app/_site/getShop'
import { BuildThumbnail } from '@/components/cards/BuildThumbnail'
import { MissingBuild } from '@/components/viewer/MissingBuild'
import { Stage } from '@/components/viewer/Stage'
import { buildPath, readSlug } from '@/core/addresses'
import { ClientMessages } from '@/i18n/ClientMessages'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Rendered as for an anonymous user: an embedding page must not show what only its user may see. */
const findListing = cache(async (slug: string) => {
  const build = await readListing(await getShop(), readSlug(slug), null)
  return build?.file.downloadable ? build : undefined
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const build = await findListing((await params).slug)
  const t = await getTranslations('Viewer')
  return build
    ? { title: t('embed.title', { title: build.title }), alternates: { canonical: buildPath(build.slug) } }
    : { title: t('embed.missing'), robots: { index: false } }
}

export default async function EmbedPage({ params, searchParams }: Props) {
  const [build, t, asked] = await Promise.all([
    params.then(({ slug }) => findListing(slug)),
    getTranslations('Viewer'),
    searchParams,
  ])
  if (!build) return <MissingBuild />
  const stage = 'h-full rounded-none shadow-none'
  return (
    <main className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto]">
      <ClientMessages of={['Viewer', 'Words']}>
        <div className="relative min-h-0 [&>*]:h-full">
          <Stage
            build={{ id: build.id, slug: build.slug, title: build.title, safety: build.safety ?? [] }}
            canOpen
            className={stage}
            isEmbedded
            startsOpen={asked.autostart === '1'}
          >
            <BuildThumbnail
              preview={build.preview}
              alt={t('picture', { title: build.title })}
              eager
              sizes="100vw"
              className={stage}
              pictureClassName="p-4"
            />
          </Stage>
        </div>
      </ClientMessages>
      <footer className="flex items-center justify-between gap-3 border-t border-line bg-surface px-3 py-1.5 text-sm">
        <p className="min-w-0 truncate">
          {t.rich('embed.by', {
            title: build.title,
            author: build.owner.displayName,
            strong: (parts) => (
              <bdi className="font-semibold" dir="auto">
                {parts}
              </bdi>
            ),
            user: (parts) => <bdi>{parts}</bdi>,
          })}
        </p>
        <a
          href={buildPath(build.slug)}
          target="_blank"
          rel="noopener"
          className="link flex shrink-0 items-center gap-1.5 font-semibold"
        >
          {t('embed.link')}
          <ExternalLink aria-hidden className="size-4" />
        </a>
      </footer>
    </main>
  )
}
