import { cardColumns, cardJoins, type SchematicCard, searchJoin } from '@plugins/listings/queries/card'
import { type Portrait, portraitColumn, portraitJoin } from '@plugins/people/queries/portrait'
import type { Payload } from 'payload'
import { cache } from 'react'
import type { Viewer } from '@/core/access/viewer'
import { readerValues } from '@/core/access/visibility'
import { contextOf, perContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import type { Visibility } from '@/core/vocabulary'
import { listReadableText, visibleInListText } from './visibility'

export type List = {
  id: string
  slug: string
  title: string
  description: string | null
  visibility: Visibility
  createdAt: string
  updatedAt: string
  owner: { id: string; username: string; displayName: string; portrait: Portrait }
  isOwn: boolean
  mayEdit: boolean
  /** What a moderator decided, for the owner and moderators. */
  moderation: { reason: string | null } | null
}

/** A list at its address (slug or id), where this viewer may know of it. */
export async function readList(payload: Payload, address: string, viewer: Viewer): Promise<List | undefined> {
  if (address.includes('\0') || address.length > 200) return undefined
  const { rows } = await adapterOf(payload).pool.query<{ list: List }>({
    name: 'lists-one',
    text: `select json_build_object('id', l.id, 'slug', l.slug, 'title', l.title, 'description', l.description,
             'visibility', l.visibility, 'createdAt', ${isoTime('l.created_at')}, 'updatedAt', ${isoTime('l.updated_at')},
             'owner', json_build_object('id', p.id, 'username', p.username, 'displayName', p.display_name, 'portrait', ${portraitColumn(contextOf(payload))}),
             'isOwn', coalesce(l.owner_id = $2, false), 'mayEdit', coalesce(l.owner_id = $2, false) or $3,
             'moderation', case when l.moderated_visibility is not null and (l.owner_id = $2 or $3)
               then json_build_object('reason', l.moderation_reason) end) as list
           from ${adapterOf(payload).names.lists} l join ${adapterOf(payload).names.profiles} p on p.id = l.owner_id ${portraitJoin(contextOf(payload))}
           where (l.slug = $1 or l.id::text = $1) and ${listReadableText}`,
    values: [address, ...readerValues(viewer)],
  })
  return rows[0]?.list
}

/** The same, read once a request. */
export const listOfRequest = cache(readList)

export type ListItem = SchematicCard & { note: string | null; visibility: Visibility }

/** Builds of one page of a list. */
export const ITEMS_PAGE_SIZE = 48

export type ListPage = {
  docs: ListItem[]
  /** What this reader sees, on all pages. */
  total: number
  /** Builds in the list that this reader may not see any more; told only to users who may edit it. */
  hidden: number
  /** The neighbours of the page, where builds may be moved to. */
  before: string | null
  after: string | null
}

const itemsText = perContext(
  'list items statement',
  (context) => `
  with shown as materialized (
    select s.id, i.note, i.position, i.id as item_id, s.visibility,
      row_number() over (order by i.position, i.id) as place, (count(*) over ())::int as total,
      lag(s.id) over (order by i.position, i.id) as before, lead(s.id) over (order by i.position, i.id) as after
    from ${context.names.lists} l join ${context.names.listItems} i on i.list_id = l.id join ${context.names.schematics} s on s.id = i.schematic_id
    where l.id = $1 and ${visibleInListText}
  )
  select (${cardColumns(context)})::json as card, shown.note, shown.visibility, shown.total, shown.before, shown.after
  from shown join ${context.names.schematics} s on s.id = shown.id ${searchJoin} ${cardJoins(context)}
  where shown.place > $4 and shown.place <= $5 order by shown.place`,
)

/** A page of a list's builds in their order: those that this viewer may see. */
export async function readListItems(payload: Payload, list: List, viewer: Viewer, page: number): Promise<ListPage> {
  const offset = (page - 1) * ITEMS_PAGE_SIZE
  const { pool } = adapterOf(payload)
  type Row = {
    card: SchematicCard
    note: string | null
    visibility: Visibility
    total: number
    before: string | null
    after: string | null
  }
  const [{ rows }, all] = await Promise.all([
    pool.query<Row>({
      name: 'lists-items',
      text: itemsText(contextOf(payload)),
      values: [list.id, ...readerValues(viewer), offset, offset + ITEMS_PAGE_SIZE],
    }),
    list.mayEdit
      ? pool.query<{ count: number }>({
          name: 'lists-item-count',
          text: `select count(*)::int as count from ${adapterOf(payload).names.listItems} where list_id = $1`,
          values: [list.id],
        })
      : undefined,
  ])
  // The total comes with the rows: past the last page there are none.
  if (rows.length === 0 && page > 1) return { ...(await readListItems(payload, list, viewer, 1)), docs: [] }
  const total = rows[0]?.total ?? 0
  return {
    docs: rows.map(({ card, note, visibility }) => ({ ...card, note, visibility })),
    total,
    hidden: all && page === 1 ? Math.max(0, (all.rows[0]?.count ?? 0) - total) : 0,
    before: rows[0]?.before ?? null,
    after: rows.at(-1)?.after ?? null,
  }
}
