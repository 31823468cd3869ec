import { buildPath, personPath } from '@/addresses'
import { plainText } from '@/plainText'
import { escapeXml } from '../sharing/escapeXml'
import type { FeedEntry } from './readFeed'

/** Where a feed and its pages are reached, without a trailing slash, and what it is called. */
export type AtomFeed = { origin: string; self: string; page: string; title: string; updated: Date }

const pageOf = (origin: string, { slug }: FeedEntry) => `${origin}${buildPath(slug)}`

/** A build as readers of feeds show it: its picture, its words, its measures. */
function summaryOf(origin: string, entry: FeedEntry): string {
  const { picture, title, description, width, height, length, blockCount } = entry
  const facts = [
    width && height && length ? `${width} × ${height} × ${length}` : null,
    blockCount ? `${blockCount.toLocaleString('en')} blocks` : null,
  ].filter((fact) => fact !== null)
  return [
    picture
      ? `<p><a href="${escapeXml(pageOf(origin, entry))}"><img src="${escapeXml(`${origin}/api/media/file/${picture}`)}" width="768" height="768" alt="${escapeXml(title)}"></a></p>`
      : '',
    facts.length > 0 ? `<p>${escapeXml(facts.join(', '))}</p>` : '',
    description ? `<p>${escapeXml(plainText(description, 600))}</p>` : '',
  ].join('')
}

const entryOf = (origin: string, entry: FeedEntry): string => `
  <entry>
    <id>urn:uuid:${entry.id}</id>
    <title>${escapeXml(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${escapeXml(pageOf(origin, entry))}"/>
    <published>${entry.publishedAt.toISOString()}</published>
    <updated>${entry.updatedAt.toISOString()}</updated>
    <author><name>${escapeXml(entry.owner)}</name><uri>${escapeXml(`${origin}${personPath(entry.ownerUsername)}`)}</uri></author>
${[...(entry.category ? [entry.category] : []), ...entry.tags].map((term) => `    <category term="${escapeXml(term)}"/>`).join('\n')}
    <content type="html">${escapeXml(summaryOf(origin, entry))}</content>${
      entry.picture
        ? `
    <media:thumbnail url="${escapeXml(`${origin}/api/media/file/${entry.picture}`)}"/>`
        : ''
    }
  </entry>`

/** Atom 1.0 (RFC 4287). */
export const writeAtom = (
  feed: AtomFeed,
  entries: readonly FeedEntry[],
): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
  <id>${escapeXml(feed.self)}</id>
  <title>${escapeXml(feed.title)}</title>
  <updated>${feed.updated.toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(feed.page)}"/>
  <icon>${escapeXml(feed.origin)}/icon.svg</icon>
  <generator uri="${escapeXml(feed.origin)}">SchematicShop</generator>${entries.map((entry) => entryOf(feed.origin, entry)).join('')}
</feed>
`
