import { cardColumns, cardJoins, type SchematicCard, searchJoin } from '@plugins/listings/queries/card'
import type { Payload } from 'payload'
import { publishedText } from '@/core/access/visibility'
import { contextOf, perContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'

/** Builds of one page of a feed, and how far back it goes. */
const FEED_PAGE_SIZE = 24
export const MAX_FEED_PAGES = 20

/**
 * New public builds of followed users and tags. The indexes on owner and date, and on tags, read only what is followed.
 */
const feedText = perContext(
  'feed statement',
  (context) => `
  with followed as materialized (
    select profile_id, t.slug::text as slug from ${context.names.follows} f left join ${context.names.tags} t on t.id = f.tag_id where f.follower_id = $1
  ), of_people as (
    select s.id, s.published_at from followed f cross join lateral (
      select b.id, b.published_at from ${context.names.schematics} b
      where b.owner_id = f.profile_id and ${publishedText('listed', 'b')}
      order by published_at desc, id desc limit $2
    ) s where f.profile_id is not null
    order by s.published_at desc, s.id desc limit $2
  ), of_tags as (
    select x.schematic_id as id, x.published_at from schematic_search x
    where x.tags && array(select slug from followed where slug is not null)
      and x.owner <> (select lower(username) from ${context.names.profiles} where id = $1)
    order by x.published_at desc, x.schematic_id desc limit $2
  ), page as (
    select id, max(published_at) as published_at from (select * from of_people union all select * from of_tags) found
    group by id order by 2 desc, 1 desc limit $3 offset $4
  )
  select (${cardColumns(context)})::json as card from page
  join ${context.names.schematics} s on s.id = page.id and ${publishedText('listed')}
  ${searchJoin} ${cardJoins(context)} order by page.published_at desc, page.id desc`,
)

export async function readFeed(
  payload: Payload,
  userId: string,
  page: number,
): Promise<{ docs: SchematicCard[]; hasMore: boolean }> {
  const offset = (page - 1) * FEED_PAGE_SIZE
  const { rows } = await adapterOf(payload).pool.query<{ card: SchematicCard }>({
    name: 'people-feed',
    text: feedText(contextOf(payload)),
    values: [userId, offset + FEED_PAGE_SIZE + 1, FEED_PAGE_SIZE + 1, offset],
  })
  return {
    docs: rows.slice(0, FEED_PAGE_SIZE).map(({ card }) => card),
    hasMore: rows.length > FEED_PAGE_SIZE && page < MAX_FEED_PAGES,
  }
}
