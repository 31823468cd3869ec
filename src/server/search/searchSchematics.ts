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

const orders: Record<Sort, (filters: Filters) => string> = {
  newest: () => 's.published_at desc, s.id desc',
  oldest: () => 's.published_at, s.id',
  likes: () => 's.like_count desc, s.id desc',
  downloads: () => 's.download_count desc, s.id desc',
  views: () => 's.view_count desc, s.id desc',
  title: () => 'lower(s.title), s.id',
  // Likes and downloads, halved each week since publication.
  trending: () =>
    `(s.like_count * 3 + s.download_count + 1) * exp(-extract(epoch from now() - s.published_at) / 872541) desc, s.id desc`,
  relevance: ({ tsquery, words }) => {
    const parts = [
      ...(tsquery ? [`ts_rank_cd(x.vector, to_tsquery('simple', shop_unaccent(${tsquery}))) * 4`] : []),
      ...(words ? [`word_similarity(shop_unaccent(${words}), x.words)`] : []),
    ]
    return `${parts.length > 0 ? `${parts.join(' + ')} desc, ` : ''}s.published_at desc, s.id desc`
  },
}

type Overview = { totalDocs: number; facets: Facets }
const overviews = new Map<string, { until: number; overview: Promise<Overview> }>()

/** The statement that reads one page of a search. Exported for the benchmark, which runs the same SQL without the shop. */
export function pageStatement(search: Search): { text: string; values: unknown[] } {
  const filters = buildFilters(search)
  const values = [...filters.values, search.limit, (search.page - 1) * search.limit]
  const text = `
    with page as (
      select s.id, row_number() over () as place from (
        select s.id from schematics s join schematic_search x on x.schematic_id = s.id
        where ${filters.where} order by ${orders[search.sort](filters)}
        limit $${values.length - 1} offset $${values.length}
      ) s
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
      select x.category, x.tags, s.format, s.edition, s.game_version
      from schematics s join schematic_search x on x.schematic_id = s.id where ${where}
    )
    select (select count(*)::int from found) as total,
      ${facet('category', 'category')}, ${facet('format', 'format')}, ${facet('edition', 'edition')},
      ${facet('version', 'game_version')},
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
