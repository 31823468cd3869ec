import { legalPages } from '@plugins/legal/queries/legalPages'
import type { Payload } from 'payload'
import { buildPath, categoryPath, personPath, tagPath } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import type { TableNames } from '@/core/migrations/tableNames'

/** Addresses in one file; search engines take 50,000 at most. */
export const SITEMAP_SIZE = 10_000

/** An address relative to the shop, when it last changed, and the picture on it. */
export type SitemapEntry = { path: string; modified: Date | null; picture?: string | null }

/** What each file of the sitemap holds. `pages` are those of the shop itself and its categories. */
const sitemapKinds = ['pages', 'tags', 'people', 'schematics'] as const
type SitemapKind = (typeof sitemapKinds)[number]

/** Names of all files: `schematics-1`, `schematics-2` and so on. */
export async function listSitemaps(payload: Payload): Promise<string[]> {
  const { rows } = await adapterOf(payload).pool.query<{ builds: number; tags: number; people: number }>({
    name: 'sitemap-sizes',
    text: `select coalesce((select builds from search_counts where kind = 'all' and value = ''), 0) as builds,
             (select count(*)::int from search_counts where kind = 'tag' and builds > 0) as tags,
             (select count(*)::int from ${adapterOf(payload).names.profiles} where schematic_count > 0) as people`,
  })
  const { builds, tags, people } = rows[0]!
  const files = (kind: SitemapKind, entries: number) =>
    Array.from({ length: Math.ceil(entries / SITEMAP_SIZE) }, (_, at) => `${kind}-${at + 1}`)
  return ['pages-1', ...files('tags', tags), ...files('people', people), ...files('schematics', builds)]
}

type Row = { slug: string; modified: Date | null; picture?: string | null }

type Statement = { name: string; text: string; pathOf: (slug: string) => string }
const statementsOf = (names: TableNames): Record<SitemapKind, Statement> => ({
  pages: {
    name: 'sitemap-categories',
    pathOf: categoryPath,
    text: `select c.slug, null as modified from ${names.categories} c order by c.slug limit $1 offset $2`,
  },
  tags: {
    name: 'sitemap-tags',
    pathOf: tagPath,
    text: `select n.value as slug, null as modified from search_counts n where n.kind = 'tag' and n.builds > 0
           order by n.value limit $1 offset $2`,
  },
  // Those who have published something; their count is of public builds alone.
  people: {
    name: 'sitemap-people',
    pathOf: personPath,
    text: `select p.username as slug, null as modified from ${names.profiles} p where p.schematic_count > 0
           order by p.id limit $1 offset $2`,
  },
  // From the index, which holds published, public builds alone.
  schematics: {
    name: 'sitemap-schematics',
    pathOf: buildPath,
    text: `select s.slug, greatest(s.updated_at, x.published_at) as modified, m.filename as picture
           from (select schematic_id, published_at from schematic_search order by schematic_id limit $1 offset $2) x
           join ${names.schematics} s on s.id = x.schematic_id left join ${names.media} m on m.id = s.preview_id order by x.schematic_id`,
  },
})

const shopPages: SitemapEntry[] = [
  '/',
  '/schematics',
  '/categories',
  '/tags',
  ...legalPages.map((page) => `/${page}`),
].map((path) => ({ path, modified: null }))

/** A file of the sitemap; nothing where there is none of that name. */
export async function readSitemap(payload: Payload, file: string): Promise<SitemapEntry[] | undefined> {
  const [, kind, number] = /^([a-z]+)-([1-9]\d{0,3})$/.exec(file) ?? []
  const known = sitemapKinds.find((name) => name === kind)
  if (!known) return undefined
  const { name, text, pathOf } = statementsOf(adapterOf(payload).names)[known]
  const { rows } = await adapterOf(payload).pool.query<Row>({
    name,
    text,
    values: [SITEMAP_SIZE, (Number(number) - 1) * SITEMAP_SIZE],
  })
  const entries = rows.map(({ slug, modified, picture }) => ({
    path: pathOf(slug),
    modified,
    picture: picture ? `${contextOf(payload).addresses.mediaFiles}${picture}` : null,
  }))
  const all = known === 'pages' && number === '1' ? [...shopPages, ...entries] : entries
  return all.length > 0 ? all : undefined
}
