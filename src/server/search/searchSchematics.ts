import type { Payload } from 'payload'
import { adapterOf } from '../database'
import { cardColumns, cardJoins, type SchematicCard } from '../schematics/card'
import { buildFilters, type Filters } from './buildFilters'
import type { Search, Sort } from './parseSearch'

/** Values of a facet with the number of builds that have each, most frequent first. */
export type Facet = { value: string; count: number }[]
export type Facets = { category: Facet; tag: Facet; format: Facet; edition: Facet; version: Facet }
export type SearchResult = { docs: SchematicCard[]; totalDocs: number; page: number; limit: number; facets: Facets }

/** Milliseconds that totals and facets of a search may be old, and how many searches are remembered. */
const OVERVIEW_AGE = 5_000
const MOST_OVERVIEWS = 500
/** Values a facet shows. */
const FACET_VALUES = 30

/** How each sort orders, and whether it needs the listing beside its row in the index. */
const orders: Record<Sort, { by: (filters: Filters) => string; needsListing?: true }> = {
  newest: { by: () => 'x.published_at desc, x.schematic_id desc' },
  oldest: { by: () => 'x.published_at, x.schematic_id' },
  likes: { by: () => 's.like_count desc, s.id desc', needsListing: true },
  downloads: { by: () => 's.download_count desc, s.id desc', needsListing: true },
  views: { by: () => 's.view_count desc, s.id desc', needsListing: true },
  title: { by: () => 'lower(s.title), s.id', needsListing: true },
  // Likes and downloads, halved each week since publication.
  trending: {
    by: () =>
      `(s.like_count * 3 + s.download_count + 1) * exp(-extract(epoch from now() - s.published_at) / 872541) desc, s.id desc`,
    needsListing: true,
  },
  relevance: {
    by: ({ tsquery }) =>
      `${tsquery ? `ts_rank(x.vector, ${tsquery}) desc, ` : ''}x.published_at desc, x.schematic_id desc`,
  },
}

/** The listing of a row of the index. The conditions always hold; they let its indexes be used. */
const listingJoin = `join schematics s on s.id = x.schematic_id and s.status = 'ready' and s.visibility = 'public'`

type Overview = { totalDocs: number; facets: Facets }
const overviews = new Map<string, { until: number; overview: Promise<Overview> }>()

/** The statement that reads one page of a search. Exported for the benchmark, which runs the same SQL without the shop. */
export function pageStatement(search: Search): { text: string; values: unknown[] } {
  const filters = buildFilters(search)
  const values = [...filters.values, search.limit, (search.page - 1) * search.limit]
  const { by, needsListing } = orders[search.sort]
  const text = `
    with page as (
      select id, row_number() over () as place from (
        select x.schematic_id as id from schematic_search x ${needsListing ? listingJoin : ''}
        ${filters.where} order by ${by(filters)} limit $${values.length - 1} offset $${values.length}
      ) found
    )
    select ${cardColumns} as card from page join schematics s on s.id = page.id
    join schematic_search x on x.schematic_id = s.id ${cardJoins} order by page.place`
  return { text, values }
}

/** The statement that counts a search and its facets in one pass. */
export function overviewStatement(search: Search): { text: string; values: unknown[] } {
  const { where, values } = buildFilters(search)
  const facet = (name: string, column: string) =>
    `(select json_agg(f) from (select ${column} as value, count(*)::int as count from found
      where ${column} is not null group by 1 order by 2 desc, 1 limit ${FACET_VALUES}) f) as ${name}`
  const text = `
    with found as materialized (
      select x.category, x.tags, x.format, x.edition, x.version from schematic_search x ${where}
    )
    select (select count(*)::int from found) as total,
      ${facet('category', 'category')}, ${facet('format', 'format')}, ${facet('edition', 'edition')},
      ${facet('version', 'version')},
      (select json_agg(f) from (select tag as value, count(*)::int as count from found, unnest(tags) tag
        group by 1 order by 2 desc, 1 limit ${FACET_VALUES}) f) as tag`
  return { text, values }
}

async function readOverview(payload: Payload, search: Search): Promise<Overview> {
  const { rows } = await adapterOf(payload).pool.query<Record<keyof Facets, Facet | null> & { total: number }>(
    overviewStatement(search),
  )
  const row = rows[0]!
  return {
    totalDocs: row.total,
    facets: {
      category: row.category ?? [],
      tag: row.tag ?? [],
      format: row.format ?? [],
      edition: row.edition ?? [],
      version: row.version ?? [],
    },
  }
}

/** Totals and facets cost the most and change the least: many readers of one search within seconds share one answer. */
function overviewOf(payload: Payload, search: Search): Promise<Overview> {
  const { page: _page, limit: _limit, sort: _sort, ...filter } = search
  const key = JSON.stringify(filter, Object.keys(filter).sort())
  const now = Date.now()
  const known = overviews.get(key)
  if (known && known.until > now) return known.overview
  const overview = readOverview(payload, search)
  overview.catch(() => overviews.delete(key))
  overviews.delete(key)
  overviews.set(key, { until: now + OVERVIEW_AGE, overview })
  if (overviews.size > MOST_OVERVIEWS) overviews.delete(overviews.keys().next().value ?? '')
  return overview
}

/** The same as `searchSchematics`, already written as JSON: Postgres writes each card, nothing parses it on the way. */
export async function searchAsJson(payload: Payload, search: Search): Promise<string> {
  const [{ rows }, { totalDocs, facets }] = await Promise.all([
    adapterOf(payload).pool.query<{ card: string }>(pageStatement(search)),
    overviewOf(payload, search),
  ])
  const docs = rows.map(({ card }) => card).join(',')
  return `{"docs":[${docs}],"totalDocs":${totalDocs},"page":${search.page},"limit":${search.limit},"facets":${JSON.stringify(facets)}}`
}

/** Published builds that match, a page of them, with the total and the facets of all that match. */
export const searchSchematics = async (payload: Payload, search: Search): Promise<SearchResult> =>
  JSON.parse(await searchAsJson(payload, search)) as SearchResult
