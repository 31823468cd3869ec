import { escapeXml } from './queries/escapeXml'
import type { SitemapEntry } from './queries/readSitemap'

/** The list of a sitemap's files, as sitemaps.org describes it. */
export const writeSitemapIndex = (origin: string, files: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map((file) => `<sitemap><loc>${escapeXml(`${origin}/sitemaps/${file}.xml`)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`

const entryOf = (origin: string, { path, modified, picture }: SitemapEntry) =>
  `<url><loc>${escapeXml(origin + path)}</loc>${modified ? `<lastmod>${modified.toISOString()}</lastmod>` : ''}${
    picture ? `<image:image><image:loc>${escapeXml(origin + picture)}</image:loc></image:image>` : ''
  }</url>`

/** One of its files. */
export const writeSitemap = (origin: string, entries: readonly SitemapEntry[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
${entries.map((entry) => entryOf(origin, entry)).join('\n')}
</urlset>
`
