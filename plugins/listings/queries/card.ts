import type { ShopContext } from '@/core/context/context'
import { isoTime } from '@/core/database/isoTime'

/** What a card of the site and an answer of the search show of a build. */
export type SchematicCard = {
  id: string
  slug: string
  title: string
  owner: { username: string; displayName: string }
  category: { slug: string; name: string } | null
  tags: string[]
  format: string | null
  edition: string | null
  gameVersion: string | null
  width: number | null
  height: number | null
  length: number | null
  blockCount: number | null
  likeCount: number
  commentCount: number
  downloadCount: number
  viewCount: number
  publishedAt: string | null
  preview: { url: string; width: number; height: number; card: string | null } | null
}

/**
 * The card as one JSON column of a statement over `schematics s`, `profiles p`, `categories c`, `media m` and
 * `schematic_search x`.
 */
export const cardColumns = ({ addresses, names }: ShopContext): string => `json_build_object(
  'id', s.id, 'slug', s.slug, 'title', s.title,
  'owner', json_build_object('username', p.username, 'displayName', p.display_name),
  'category', case when c.id is null then null else json_build_object('slug', c.slug, 'name', c.name) end,
  'tags', coalesce(x.tags, array(select t.slug::text from ${names.schematicsRels} r join ${names.tags} t on t.id = r.${names.relsTag}
    where r.parent_id = s.id and r.path = 'tags' order by r."order")), 'format', s.format, 'edition', s.edition, 'gameVersion', s.game_version,
  'width', s.width, 'height', s.height, 'length', s.length, 'blockCount', s.block_count,
  'likeCount', s.like_count, 'commentCount', s.comment_count,
  'downloadCount', s.download_count, 'viewCount', s.view_count, 'publishedAt', ${isoTime('s.published_at')},
  'preview', case when m.id is null then null else json_build_object(
    'url', '${addresses.mediaFiles}' || m.filename, 'width', m.width, 'height', m.height,
    'card', '${addresses.mediaFiles}' || m.sizes_card_filename) end
)::text`

/** Unpublished builds are not in the search index. */
export const searchJoin = 'left join schematic_search x on x.schematic_id = s.id'

export const cardJoins = ({ names }: ShopContext): string => `
  join ${names.profiles} p on p.id = s.owner_id
  left join ${names.categories} c on c.id = s.category_id
  left join ${names.media} m on m.id = s.preview_id`
