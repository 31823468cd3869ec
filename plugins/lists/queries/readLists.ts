import type { SchematicCard } from '@plugins/listings/queries/card'
import type { Payload } from 'payload'
import { visibleText } from '@/core/access/visibility'
import { contextOf, perContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import type { Visibility } from '@/core/vocabulary'

export type ListCard = {
  id: string
  slug: string
  title: string
  description: string | null
  visibility: Visibility
  /** What everyone sees in it; of one's own lists, all that is in them. */
  itemCount: number
  updatedAt: string
  /** Pictures of its first builds. */
  covers: NonNullable<SchematicCard['preview']>[]
}

/** Lists of one page, and pictures of one cover. */
export const LISTS_PAGE_SIZE = 24
const COVERS = 4

/** $1 is the owner, $2 whether the reader is the owner. Strangers see covers of what everyone sees alone. */
const listsText = perContext(
  'lists statement',
  ({ addresses, names }) => `
  select json_build_object('id', l.id, 'slug', l.slug, 'title', l.title, 'description', left(l.description, 300),
    'visibility', l.visibility, 'updatedAt', ${isoTime('l.updated_at')},
    'itemCount', case when $2 then (select count(*) from ${names.listItems} i where i.list_id = l.id) else l.item_count end,
    'covers', coalesce((
      select json_agg(json_build_object('url', '${addresses.mediaFiles}' || m.filename, 'width', m.width, 'height', m.height,
        'card', '${addresses.mediaFiles}' || m.sizes_card_filename) order by i.position, i.id)
      from (
        select i.position, i.id, s.preview_id from ${names.listItems} i join ${names.schematics} s on s.id = i.schematic_id
        where i.list_id = l.id and (shop_shows_in_list(s.status::text, s.visibility::text, s.owner_id, l.owner_id)
          or ($2 and s.owner_id = $1)) and s.preview_id is not null
        order by i.position, i.id limit ${COVERS}
      ) i join ${names.media} m on m.id = i.preview_id), '[]')) as list, l.total
  from (
    select *, (count(*) over ())::int as total from ${names.lists} o where owner_id = $1 and ($2 or ${visibleText('listed', 'o')})
    order by updated_at desc, id desc limit $3 offset $4
  ) l order by l.updated_at desc, l.id desc`,
)

/** A person's lists, the latest changed first: the public ones, or all of one's own. */
export async function readListsOf(
  payload: Payload,
  ownerId: string,
  isOwn: boolean,
  page: number,
): Promise<{ docs: ListCard[]; total: number }> {
  const { rows } = await adapterOf(payload).pool.query<{ list: ListCard; total: number }>({
    name: 'lists-of',
    text: listsText(contextOf(payload)),
    values: [ownerId, isOwn, LISTS_PAGE_SIZE, (page - 1) * LISTS_PAGE_SIZE],
  })
  // The total comes with the rows: past the last page there are none.
  if (rows.length === 0 && page > 1) return { docs: [], total: (await readListsOf(payload, ownerId, isOwn, 1)).total }
  return { docs: rows.map(({ list }) => list), total: rows[0]?.total ?? 0 }
}

export type ListChoice = {
  id: string
  slug: string
  title: string
  visibility: Visibility
  itemCount: number
  listed: boolean
}

/** All lists of a person with whether a build is in each; as many as one may have. */
export async function readListChoices(payload: Payload, ownerId: string, schematicId: string): Promise<ListChoice[]> {
  const { rows } = await adapterOf(payload).pool.query<ListChoice>({
    name: 'lists-choices',
    text: `select l.id, l.slug, l.title, l.visibility,
             (select count(*)::int from ${adapterOf(payload).names.listItems} i where i.list_id = l.id) as "itemCount",
             exists (select 1 from ${adapterOf(payload).names.listItems} i where i.list_id = l.id and i.schematic_id = $2) as listed
           from ${adapterOf(payload).names.lists} l where l.owner_id = $1 order by l.updated_at desc, l.id desc`,
    values: [ownerId, schematicId],
  })
  return rows
}
