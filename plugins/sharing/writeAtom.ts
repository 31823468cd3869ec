import { buildPath, personPath } from '@/core/addresses'
import { nameCategory } from '@/core/text/nameCategory'
import { plainText } from '@/core/text/plainText'
import { type Locale, languageTag } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'
import type { FeedWords } from './feedTitle'
import { escapeXml } from './queries/escapeXml'
import type { FeedEntry } from './queries/readFeed'

/**
 * Where a feed and its pages are reached, without a trailing slash, and what it is called. What builders wrote may be
 * in any language.
 */
export type AtomFeed = {
  origin: string /** What the address of a picture begins with. */
  pictures: string
  self: string
  page: string
  title: string
  updated: Date
}

const pageOf = (origin: string, { slug }: FeedEntry) => `${origin}${buildPath(slug)}`

/** A build as readers of feeds show it: its picture, its words, its measures. */
function summaryOf(t: Translator<'Feeds'>, locale: Locale, { origin, pictures }: AtomFeed, entry: FeedEntry): string {
  const { picture, title, description, width, height, length, blockCount } = entry
  const facts = [
    width && height && length ? `${width} × ${height} × ${length}` : null,
    blockCount ? t('blocks', { count: blockCount }) : null,
  ].filter((fact) => fact !== null)
  return [
    picture
      ? `<p><a href="${escapeXml(pageOf(origin, entry))}"><img src="${escapeXml(`${pictures}${picture}`)}" width="768" height="768" alt="${escapeXml(title)}"></a></p>`
      : '',
    facts.length > 0 ? `<p lang="${languageTag(locale)}">${escapeXml(facts.join(', '))}</p>` : '',
    description ? `<p>${escapeXml(plainText(description, 600))}</p>` : '',
  ].join('')
}

/** Categories by their names; tags are their own. */
const labelled = ({ words }: FeedWords, { category, tags }: FeedEntry): string =>
  [
    ...(category ? [{ term: category.slug, label: nameCategory(words, category) }] : []),
    ...tags.map((tag) => ({ term: tag, label: undefined })),
  ]
    .map(({ term, label }) => `    <category term="${escapeXml(term)}"${label ? ` label="${escapeXml(label)}"` : ''}/>`)
    .join('\n')

const entryOf = (feedWords: FeedWords, feed: AtomFeed, entry: FeedEntry): string => `
  <entry>
    <id>urn:uuid:${entry.id}</id>
    <title>${escapeXml(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${escapeXml(pageOf(feed.origin, entry))}"/>
    <published>${entry.publishedAt.toISOString()}</published>
    <updated>${entry.updatedAt.toISOString()}</updated>
    <author><name>${escapeXml(entry.owner)}</name><uri>${escapeXml(`${feed.origin}${personPath(entry.ownerUsername)}`)}</uri></author>
${labelled(feedWords, entry)}
    <content type="html">${escapeXml(summaryOf(feedWords.t, feedWords.locale, feed, entry))}</content>${
      entry.picture
        ? `
    <media:thumbnail url="${escapeXml(`${feed.pictures}${entry.picture}`)}"/>`
        : ''
    }
  </entry>`

/** Atom 1.0 (RFC 4287). */
export const writeAtom = (
  feedWords: FeedWords,
  feed: AtomFeed,
  entries: readonly FeedEntry[],
): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
  <id>${escapeXml(feed.self)}</id>
  <title xml:lang="${languageTag(feedWords.locale)}">${escapeXml(feed.title)}</title>
  <updated>${feed.updated.toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(feed.page)}"/>
  <icon>${escapeXml(feed.origin)}/icon.svg</icon>
  <generator uri="${escapeXml(feed.origin)}">SchematicShop</generator>${entries.map((entry) => entryOf(feedWords, feed, entry)).join('')}
</feed>
`
