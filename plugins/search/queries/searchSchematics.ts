import { cardColumns, cardJoins, type SchematicCard } from '@plugins/listings/queries/card'
import type { Payload } from 'payload'
import { publishedText } from '@/core/access/visibility'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import type { TableNames } from '@/core/migrations/tableNames'
import { safetyClaims } from '@/core/vocabulary'
import { buildFilters, type Choice, choices, claimConditions, type Filters } from './buildFilters'
import type { Search, Sort } from './parseSearch'

/** Facet values with the number of matching builds, most frequent first; tags and categories with their names. */
export type Facet = { value: string; count: number; name?: string }[]
export type Facets = Record<Choice | 'tag', Facet>
export type SearchResult = { docs: SchematicCard[]; totalDocs: number; page: number; limit: number; facets: Facets }

/** Milliseconds that totals and facets of a search may be old, and how many searches are remembered. */
const OVERVIEW_CACHE_TTL_MS = 5_000
const MAX_CACHED_OVERVIEWS = 500
/** Values shown per facet. */
const FACET_VALUES = 30

/** Joins the listing of an index row. The conditions always hold; they enable its indexes. */
const listing = ({ schematics }: TableNames) =>
  `join ${schematics} s on s.id = x.schematic_id and ${publishedText('listed')}`
const trend = () => 'join schematic_trends t on t.schematic_id = x.schematic_id'

/** The ORDER BY of each sort, and the joins it needs. */
const orders: Record<Sort, { by: (filters: Filters) => string; join?: (names: TableNames) => string }> = {
  newest: { by: () => 'x.published_at desc, x.schematic_id desc' },
  oldest: { by: () => 'x.published_at, x.schematic_id' },
  likes: { by: () => 's.like_count desc, s.id desc', join: listing },
  downloads: { by: () => 's.download_count desc, s.id desc', join: listing },
  views: { by: () => 's.view_count desc, s.id desc', join: listing },
  title: { by: () => 'lower(s.title), s.id', join: listing },
  trending: { by: () => 't.score desc, t.schematic_id desc', join: trend },
  relevance: {
    by: ({ tsquery }) =>
      `${tsquery ? `ts_rank(x.vector, ${tsquery}) desc, ` : ''}x.published_at desc, x.schematic_id desc`,
  },
}

const whereAll = (conditions: string[]) => (conditions.length > 0 ? `where ${conditions.join(' and ')}` : '')

/** Common page sizes; any other would be one more prepared statement. */
const USUAL_LIMITS = new Set([10, 12, 20, 24, 25, 48, 50, 100])
const USUAL_PAGES = 5

/**
 * LIMIT and OFFSET of a page. For common sizes the first pages have literals: for a placeholder Postgres assumes a
 * tenth of all rows, so a generic plan never looks good enough and each execution plans again.
 */
function placeOfPage({ limit, page }: Search, bind: (value: number) => string): string {
  if (page <= USUAL_PAGES && USUAL_LIMITS.has(limit)) return `limit ${limit} offset ${(page - 1) * limit}`
  return `limit ${bind(limit)} offset ${bind((page - 1) * limit)}`
}

/**
 * The statement that reads one page of a search. Exported for the benchmark, which runs the same SQL without the shop.
 */
export function pageStatement(context: ShopContext, search: Search): { text: string; values: unknown[] } {
  const filters = buildFilters(search)
  const values = [...filters.values]
  const place = placeOfPage(search, (value) => `$${values.push(value)}`)
  const { by, join } = orders[search.sort]
  const text = `
    with page as (
      select id, row_number() over () as place from (
        select x.schematic_id as id from schematic_search x ${join?.(context.names) ?? ''}
        ${whereAll([...filters.base, ...Object.values(filters.chosen)])}
        order by ${by(filters)} ${place}
      ) found
    )
    select ${cardColumns(context)} as card from page join ${context.names.schematics} s on s.id = page.id
    join schematic_search x on x.schematic_id = s.id ${cardJoins(context)} order by page.place`
  return { text, values }
}

/**
 * Counts a search and its facets in one pass: `total`, and `facets` as JSON. A choice in one facet narrows the others
 * but not itself, so each count shows what choosing that value too would give. Tags are combined by AND, so theirs are
 * counted among builds with the chosen ones.
 */
export function overviewStatement({ names }: ShopContext, search: Search): { text: string; values: unknown[] } {
  const { base, chosen, values } = buildFilters(search)
  const narrowing = choices.filter((facet) => chosen[facet] !== undefined)
  /** Builds that match the choices in other facets. */
  const besides = (facet?: Choice) =>
    narrowing
      .filter((other) => other !== facet)
      .map((other) => `in_${other}`)
      .join(' and ') || 'true'
  const list = (rows: string) => `coalesce((select json_agg(f) from (${rows}) f), '[]')`
  const facet = (name: Choice) =>
    list(`select ${name} as value, count(*)::int as count from found
      where ${name} is not null and ${besides(name)} group by 1 order by 2 desc, 1 limit ${FACET_VALUES}`)
  const category = list(`select c.slug as value, c.name, sum(own.count)::int as count from (
      select category, count(*) as count from found where category is not null and ${besides('category')} group by 1
    ) own join category_lines l on l.slug = own.category join ${names.categories} c on c.slug = l.above
      group by 1, 2 order by 3 desc, 1 limit 100`)
  const tag = list(`select most.value, t.name, most.count from (
      select tag as value, count(*)::int as count from found, unnest(tags) tag
      where ${besides()} group by 1 order by 2 desc, 1 limit ${FACET_VALUES}
    ) most join ${names.tags} t on t.slug = most.value order by most.count desc, most.value`)
  const claims = list(`select value, count from (
      select ${safetyClaims.map((claim) => `count(*) filter (where ${claim})::int as ${claim}`).join(', ')}
      from found where ${besides('safety')}
    ) claim, lateral (values ${safetyClaims.map((claim) => `('${claim}', ${claim})`).join(', ')}) v (value, count)`)
  const flags = narrowing.map((name) => `, coalesce(${chosen[name]}, false) as in_${name}`).join('')
  const text = `
    with found as materialized (
      select x.category, x.tags, x.format, x.edition, x.version, x.size,
        case when x.modded then 'modded' else 'vanilla' end as mods,
        ${safetyClaims.map((claim) => `${claimConditions[claim]} as ${claim}`).join(', ')}${flags}
      from schematic_search x ${whereAll(base)}
    )
    select (select count(*)::int from found where ${besides()}) as total, json_build_object(
      'category', ${category}, 'tag', ${tag}, 'format', ${facet('format')}, 'edition', ${facet('edition')},
      'version', ${facet('version')}, 'mods', ${facet('mods')}, 'size', ${facet('size')}, 'safety', ${claims}
    )::text as facets`
  return { text, values }
}

type Overview = { total: number; facets: string }
const overviews = createTtlCache<Overview>(OVERVIEW_CACHE_TTL_MS, MAX_CACHED_OVERVIEWS)

/** Totals and facets are expensive and change slowly: searches within seconds share one result. */
function overviewOf(payload: Payload, search: Search): Promise<Overview> {
  const { page: _page, limit: _limit, sort: _sort, ...filter } = search
  return overviews(JSON.stringify(filter, Object.keys(filter).sort()), async () => {
    const { rows } = await adapterOf(payload).pool.query<Overview>(overviewStatement(contextOf(payload), search))
    return rows[0]!
  })
}

const readPage = async (payload: Payload, search: Search): Promise<string> =>
  (await adapterOf(payload).pool.query<{ card: string }>(pageStatement(contextOf(payload), search))).rows
    .map(({ card }) => card)
    .join(',')

/** The same as `searchSchematics`, as JSON text from Postgres, without parsing it. */
export async function searchAsJson(payload: Payload, search: Search): Promise<string> {
  const [docs, { total, facets }] = await Promise.all([readPage(payload, search), overviewOf(payload, search)])
  return `{"docs":[${docs}],"totalDocs":${total},"page":${search.page},"limit":${search.limit},"facets":${facets}}`
}

/** Published builds that match, a page of them, with the total and the facets of all that match. */
export const searchSchematics = async (payload: Payload, search: Search): Promise<SearchResult> =>
  JSON.parse(await searchAsJson(payload, search)) as SearchResult

/** A page of results without the total. */
export const readCards = async (payload: Payload, search: Search): Promise<SchematicCard[]> =>
  JSON.parse(`[${await readPage(payload, search)}]`) as SchematicCard[]
