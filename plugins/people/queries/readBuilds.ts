import { cardColumns, cardJoins, type SchematicCard, searchJoin } from '@plugins/listings/queries/card'
import type { Payload } from 'payload'
import { publishedText, readableText } from '@/core/access/visibility'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'

export const buildSorts = ['newest', 'likes', 'downloads', 'title'] as const
export type BuildSort = (typeof buildSorts)[number]

/** Builds of one page. */
export const BUILDS_PAGE_SIZE = 24

const orders: Record<BuildSort, string> = {
  newest: 's.published_at desc, s.id desc',
  likes: 's.like_count desc, s.id desc',
  downloads: 's.download_count desc, s.id desc',
  title: 'lower(s.title), s.id',
}

/** A user's public builds; their number is `schematicCount` of the profile. */
export async function readBuildsOf(
  payload: Payload,
  ownerId: string,
  sort: BuildSort,
  page: number,
): Promise<SchematicCard[]> {
  const { rows } = await adapterOf(payload).pool.query<{ card: SchematicCard }>({
    name: `people-builds-${sort}`,
    text: `select (${cardColumns(contextOf(payload))})::json as card from ${adapterOf(payload).names.schematics} s ${searchJoin} ${cardJoins(contextOf(payload))}
           where s.owner_id = $1 and ${publishedText('listed')}
           order by ${orders[sort]} limit $2 offset $3`,
    values: [ownerId, BUILDS_PAGE_SIZE, (page - 1) * BUILDS_PAGE_SIZE],
  })
  return rows.map(({ card }) => card)
}

/**
 * A user's likes, latest first: public builds; for themselves also unlisted ones and their own. Ordered by the index on
 * likes.
 */
export async function readLikesOf(
  payload: Payload,
  userId: string,
  isOwn: boolean,
  page: number,
): Promise<{ docs: SchematicCard[]; total: number }> {
  const { rows } = await adapterOf(payload).pool.query<{ card: SchematicCard; total: number }>({
    name: 'people-likes',
    text: `with liked as materialized (
             select s.id, k.created_at, k.id as like_id, (count(*) over ())::int as total
             from ${adapterOf(payload).names.likes} k join ${adapterOf(payload).names.schematics} s on s.id = k.schematic_id
             where k.user_id = $1 and (${publishedText('listed')}
               or ($2 and ${readableText('s', ['$1', 'false'])}))
             order by k.created_at desc, k.id desc limit $3 offset $4
           )
           select (${cardColumns(contextOf(payload))})::json as card, liked.total
           from liked join ${adapterOf(payload).names.schematics} s on s.id = liked.id ${searchJoin} ${cardJoins(contextOf(payload))}
           order by liked.created_at desc, liked.like_id desc`,
    values: [userId, isOwn, BUILDS_PAGE_SIZE, (page - 1) * BUILDS_PAGE_SIZE],
  })
  // The total comes with the rows: past the last page there are none.
  if (rows.length === 0 && page > 1) return { docs: [], total: (await readLikesOf(payload, userId, isOwn, 1)).total }
  return { docs: rows.map(({ card }) => card), total: rows[0]?.total ?? 0 }
}
