import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Listing } from '@plugins/listings/queries/readListing'
import { useTranslations } from 'next-intl'
import { isPublished } from '@/core/access/isPublished'
import { buildPath, categoryPath, personPath } from '@/core/addresses'
import { nameCategory } from '@/core/text/nameCategory'
import { plainText } from '@/core/text/plainText'
import type { Translator } from '@/i18n/Translator'
import { breadcrumbList } from '../topics/breadcrumbList'
import { JsonLd } from '../ui/JsonLd'

/** The parts of a listing that are published. */
type StructuredBuild = SchematicCard & Pick<Listing, 'status' | 'visibility' | 'description' | 'tagged'>

const count = (action: string, userInteractionCount: number) => ({
  '@type': 'InteractionCounter',
  interactionType: `https://schema.org/${action}`,
  userInteractionCount,
})

/** A build and its breadcrumbs as schema.org data. */
const describe = (publicUrl: string, words: Translator<'Words'>, build: StructuredBuild) => {
  const url = publicUrl + buildPath(build.slug)
  const { owner, preview, width, height, length } = build
  const category = build.category && { ...build.category, name: nameCategory(words, build.category) }
  const blocks = (value: number | null) =>
    value ? { '@type': 'QuantitativeValue', value, unitText: 'blocks' } : undefined
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': ['CreativeWork', '3DModel'],
        '@id': url,
        url,
        name: build.title,
        ...(build.description && { description: plainText(build.description, 300) }),
        author: { '@type': 'Person', name: owner.displayName, url: publicUrl + personPath(owner.username) },
        ...(build.publishedAt && { datePublished: build.publishedAt }),
        ...(preview && { image: publicUrl + preview.url, thumbnailUrl: publicUrl + (preview.card ?? preview.url) }),
        ...(category && { genre: category.name }),
        keywords: build.tagged.map(({ name }) => name).join(', '),
        ...(build.gameVersion && { softwareVersion: build.gameVersion }),
        width: blocks(width),
        height: blocks(height),
        depth: blocks(length),
        isAccessibleForFree: true,
        interactionStatistic: [
          count('LikeAction', build.likeCount),
          count('CommentAction', build.commentCount),
          count('DownloadAction', build.downloadCount),
          count('ViewAction', build.viewCount),
        ],
      },
      breadcrumbList(publicUrl, [
        { name: 'SchematicShop', path: '/' },
        ...(category ? [{ name: category.name, path: categoryPath(category.slug) }] : []),
        { name: build.title, path: buildPath(build.slug) },
      ]),
    ],
  }
}

/** Structured data of published, public builds; nothing for others. */
export function StructuredData({ build, publicUrl }: { build: StructuredBuild; publicUrl: string }) {
  const words = useTranslations('Words')
  return isPublished(build, 'listed') ? <JsonLd data={describe(publicUrl, words, build)} /> : null
}
