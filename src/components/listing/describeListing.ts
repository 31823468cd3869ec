import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import type { SharedPicture } from '@plugins/sharing/queries/readShared'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { isPublished } from '@/core/access/isPublished'
import { buildPath, feedPath, personPath } from '@/core/addresses'
import { nameCategory } from '@/core/text/nameCategory'
import { plainText } from '@/core/text/plainText'
import { openGraph } from '@/i18n/openGraph'

type Described = SchematicCard & Pick<Listing, 'status' | 'visibility' | 'description' | 'tagged'>

const oembed = (publicUrl: string, slug: string, format: string) =>
  `/api/oembed?${new URLSearchParams({ url: publicUrl + buildPath(slug), format })}`

/** Metadata of a build's page for search engines, chats and other sites. */
export async function describeListing(
  publicUrl: string,
  build: Described,
  picture: SharedPicture | null,
): Promise<Metadata> {
  const [t, words, locale] = await Promise.all([getTranslations('Cards'), getTranslations('Words'), getLocale()])
  const { title, slug, owner, blockCount } = build
  const path = buildPath(slug)
  const description =
    (build.description && plainText(build.description)) ||
    t('description', { name: owner.displayName, blocks: blockCount ?? 0 })
  const images = picture ? [{ ...picture, alt: title }] : []
  const isPublic = isPublished(build, 'listed')
  return {
    title,
    description,
    authors: [{ name: owner.displayName, url: personPath(owner.username) }],
    alternates: {
      canonical: path,
      ...(isPublished(build, 'linked') && {
        types: {
          'application/json+oembed': [{ url: oembed(publicUrl, slug, 'json'), title }],
          'text/xml+oembed': [{ url: oembed(publicUrl, slug, 'xml'), title }],
          'application/atom+xml': [
            {
              url: feedPath(new URLSearchParams({ owner: owner.username }).toString(), locale),
              title: t('feedBy', { name: owner.displayName }),
            },
          ],
        },
      }),
    },
    openGraph: await openGraph({
      title,
      description,
      type: 'article',
      url: path,
      images,
      authors: [publicUrl + personPath(owner.username)],
      ...(build.publishedAt && { publishedTime: build.publishedAt }),
      ...(build.category && { section: nameCategory(words, build.category) }),
      tags: build.tagged.map(({ name }) => name),
    }),
    twitter: { card: images.length > 0 ? 'summary_large_image' : 'summary', title, description, images },
    ...(isPublic ? {} : { robots: { index: false } }),
  }
}
