import type { Payload } from 'payload'
import { contextOf, perContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { cardColumns, cardJoins, type SchematicCard, searchJoin } from './card'

/** Builds of each list. */
const MAX_SHOWN = 6

/** The minimum similarity of two shapes; below it only their proportions match by chance. */
const ALIKE = 0.72

/** Digits of a fingerprint for the shape; the last two are the size. */
const SHAPE_DIGITS = 34
const MAX_DISTANCE = SHAPE_DIGITS * 15 * 0.5

const byAuthor = perContext(
  'by author statement',
  (context) => `select (${cardColumns(context)})::json as card
  from (
    select schematic_id from schematic_search where owner = lower($2) and schematic_id <> $1
    order by published_at desc limit ${MAX_SHOWN}
  ) found join ${context.names.schematics} s on s.id = found.schematic_id
  ${searchJoin} ${cardJoins(context)}
  order by s.published_at desc`,
)

/**
 * Similar builds: the nearest shapes by their index, the newest with a common tag, and the newest of the category. Each
 * list is short before they are ranked together.
 */
const similar = perContext(
  'similar statement',
  (context) => `with near as (
    select h.schematic_id, 1 - (h.shape <#> cube($4::float8[])) / ${MAX_DISTANCE} as likeness
    from schematic_shapes h where $4::float8[] is not null and h.schematic_id <> $1
    order by h.shape <#> cube($4::float8[]) limit 24
  ), tagged as (
    select x.schematic_id from schematic_search x where x.tags && $2::text[] and x.schematic_id <> $1
    order by x.published_at desc limit 48
  ), shelved as (
    select x.schematic_id from schematic_search x where x.category = $3 and x.schematic_id <> $1
    order by x.published_at desc limit 12
  ), weighed as (
    select x.schematic_id,
      case when near.likeness >= ${ALIKE} then 4 * near.likeness else 0 end
        + (select count(*) from unnest(x.tags) tag where tag = any ($2::text[]))
        + case when x.category = $3 then 0.5 else 0 end as weight
    from (select schematic_id from near union select schematic_id from tagged union select schematic_id from shelved) c
    join schematic_search x on x.schematic_id = c.schematic_id
    left join near on near.schematic_id = c.schematic_id
  )
  select (${cardColumns(context)})::json as card
  from (select * from weighed where weight > 0 order by weight desc, schematic_id desc limit ${MAX_SHOWN}) found
  join ${context.names.schematics} s on s.id = found.schematic_id
  ${searchJoin} ${cardJoins(context)}
  order by found.weight desc, s.published_at desc`,
)

/** The point that a fingerprint stands for, as Postgres reads an array of numbers. */
function pointOf(shape: string | null): string | null {
  const digits = Array.from(shape?.slice(2, 2 + SHAPE_DIGITS) ?? '', (digit) => Number.parseInt(digit, 16))
  return digits.length === SHAPE_DIGITS ? `{${digits.join()}}` : null
}

export type Related = { byAuthor: SchematicCard[]; similar: SchematicCard[] }

/** More public builds of the same author, and others like it; none is in both. */
export async function readRelated(
  payload: Payload,
  build: Pick<SchematicCard, 'id' | 'owner' | 'tags' | 'category'> & { shape: string | null },
): Promise<Related> {
  const { pool } = adapterOf(payload)
  const [own, alike] = await Promise.all([
    pool.query<{ card: SchematicCard }>({
      name: 'page-by-author',
      text: byAuthor(contextOf(payload)),
      values: [build.id, build.owner.username],
    }),
    pool.query<{ card: SchematicCard }>({
      name: 'page-similar',
      text: similar(contextOf(payload)),
      values: [build.id, build.tags, build.category?.slug ?? null, pointOf(build.shape)],
    }),
  ])
  const shown = new Set(own.rows.map(({ card }) => card.id))
  return {
    byAuthor: own.rows.map(({ card }) => card),
    similar: alike.rows.map(({ card }) => card).filter(({ id }) => !shown.has(id)),
  }
}
