import type { Payload } from 'payload'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { adapterOf } from '@/core/database/executor'
import type { TableNames } from '@/core/migrations/tableNames'

export type PageTag = { slug: string; name: string; count: number }

export const TAGS_PAGE_SIZE = 120
/** The newest builds, sampled for related tags. */
const SAMPLE_SIZE = 400
const RELATED = 12
/** Milliseconds that lists of tags may be old. */
const CACHE_TTL_MS = 5_000
const RELATED_CACHE_TTL_MS = 60_000

const popular = createTtlCache<PageTag[]>(CACHE_TTL_MS, 4)
const related = createTtlCache<PageTag[]>(RELATED_CACHE_TTL_MS, 500)

/** Tags of published builds, most used first. Tags of hidden builds don't show. */
const tagRows = ({ tags }: TableNames) =>
  `from search_counts n join ${tags} t on t.slug = n.value where n.kind = 'tag' and n.builds > 0`

/** The most used tags. */
export const readPopularTags = (payload: Payload, most: number): Promise<PageTag[]> =>
  popular(String(most), async () => {
    const { rows } = await adapterOf(payload).pool.query<PageTag>({
      name: 'page-popular-tags',
      text: `select t.slug, t.name, n.builds as count ${tagRows(adapterOf(payload).names)} order by n.builds desc, n.value limit $1`,
      values: [most],
    })
    return rows
  })

/** A page of all tags. */
export async function readTags(payload: Payload, page: number): Promise<{ tags: PageTag[]; total: number }> {
  const from = tagRows(adapterOf(payload).names)
  const { rows } = await adapterOf(payload).pool.query<PageTag & { total: number }>({
    name: 'page-tags',
    text: `select t.slug, t.name, n.builds as count, (select count(*)::int ${from}) as total ${from}
           order by n.builds desc, n.value limit $1 offset $2`,
    values: [TAGS_PAGE_SIZE, (page - 1) * TAGS_PAGE_SIZE],
  })
  // The total comes with the rows: past the last page there are none.
  if (rows.length === 0 && page > 1) return { tags: [], total: (await readTags(payload, 1)).total }
  return { tags: rows.map(({ slug, name, count }) => ({ slug, name, count })), total: rows[0]?.total ?? 0 }
}

/** A tag in use by published builds, or described by moderators. */
export async function readTag(
  payload: Payload,
  slug: string,
): Promise<(PageTag & { description: string | null }) | undefined> {
  if (slug.includes('\0')) return undefined
  const { rows } = await adapterOf(payload).pool.query<PageTag & { description: string | null }>({
    name: 'page-tag',
    text: `select t.slug, t.name, t.description, coalesce(n.builds, 0) as count
           from ${adapterOf(payload).names.tags} t left join search_counts n on n.kind = 'tag' and n.value = t.slug
           where t.slug = $1 and (n.builds > 0 or coalesce(t.description, '') <> '')`,
    values: [slug],
  })
  return rows[0]
}

/** Tags that the newest builds of a tag or category also have, most frequent first. */
export const readRelatedTags = (
  payload: Payload,
  { tag, category }: { tag?: string; category?: string },
): Promise<PageTag[]> =>
  related(JSON.stringify([tag, category]), async () => {
    const condition = tag === undefined ? 'x.category = any (shop_categories_below(array[$1]))' : 'x.tags @> array[$1]'
    const { rows } = await adapterOf(payload).pool.query<PageTag>({
      name: tag === undefined ? 'page-category-tags' : 'page-related-tags',
      text: `select t.slug, t.name, n.builds as count from (
               select x.tags from schematic_search x where ${condition} order by x.published_at desc limit ${SAMPLE_SIZE}
             ) recent, unnest(recent.tags) used join ${adapterOf(payload).names.tags} t on t.slug = used
             join search_counts n on n.kind = 'tag' and n.value = used
             where used <> $1 or $2 group by 1, 2, 3 order by count(*) desc, 1 limit ${RELATED}`,
      values: [tag ?? category ?? '', tag === undefined],
    })
    return rows
  })
