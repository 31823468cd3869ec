import { buildFilters } from '@plugins/search/queries/buildFilters'
import type { Search } from '@plugins/search/queries/parseSearch'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'

export type FeedEntry = {
  id: string
  slug: string
  title: string
  description: string | null
  owner: string
  ownerUsername: string
  category: { slug: string; name: string } | null
  tags: string[]
  width: number | null
  height: number | null
  length: number | null
  blockCount: number | null
  publishedAt: Date
  updatedAt: Date
  picture: string | null
}

/** Builds in a feed, and characters of a description. */
const MAX_ENTRIES = 50
const MAX_DESCRIPTION_LENGTH = 4_000

/** The newest published, public builds that a search finds. */
export async function readFeed(payload: Payload, search: Search): Promise<FeedEntry[]> {
  const { base, chosen, values } = buildFilters(search)
  const conditions = [...base, ...Object.values(chosen)]
  const { rows } = await adapterOf(payload).pool.query<FeedEntry>({
    text: `select s.id, s.slug, s.title, left(s.description, ${MAX_DESCRIPTION_LENGTH}) as description, p.display_name as owner,
        p.username as "ownerUsername", case when c.id is null then null else json_build_object('slug', c.slug, 'name', c.name) end as category, x.tags, x.width, x.height, x.length, x.block_count::float8 as "blockCount",
        x.published_at as "publishedAt", greatest(s.updated_at, x.published_at) as "updatedAt", m.filename as picture
      from (
        select x.schematic_id from schematic_search x ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
        order by x.published_at desc, x.schematic_id desc limit ${MAX_ENTRIES}
      ) found join schematic_search x using (schematic_id) join ${adapterOf(payload).names.schematics} s on s.id = x.schematic_id
      join ${adapterOf(payload).names.profiles} p on p.id = s.owner_id left join ${adapterOf(payload).names.categories} c on c.id = s.category_id left join ${adapterOf(payload).names.media} m on m.id = s.preview_id
      order by x.published_at desc, x.schematic_id desc`,
    values,
  })
  return rows
}
