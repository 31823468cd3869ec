import { sql } from '@payloadcms/db-postgres'
import { checkTexts } from '@plugins/abuse/commands/checkTexts'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { isStaff, type Viewer } from '@/core/access/viewer'
import { readableSql } from '@/core/access/visibility'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { type Executor, inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { listOptions } from '../types'

/** The result of a change: whether the build is in the list, and the number of items for the owner. */
export type ItemState = { listed: boolean; itemCount: number }
/** The target position: right before or after another item. */
export type ItemMove = { schematic: string; before?: string | undefined; after?: string | undefined }

const noSuchList = () => new ShopError(404, 'not_found', 'This list doesn’t exist or isn’t yours.')
const noSuchBuild = () =>
  new ShopError(404, 'not_found', 'This build doesn’t exist or isn’t published.', { field: 'schematic' })

/** Locks a list of this user for writing; staff may change any. */
async function lockList(tx: Executor, listId: string, viewer: Viewer): Promise<void> {
  const { rows } = await tx.execute<{ owner: string }>(
    sql`select owner_id as owner from ${tx.tables.lists} where id = ${listId} for update`,
  )
  if (!rows[0] || (rows[0].owner !== viewer?.id && !isStaff(viewer))) throw noSuchList()
}

type ListAction = 'list.item_added' | 'list.item_removed' | 'list.item_updated' | 'list.reordered'
const record = (tx: Executor, viewer: Viewer, action: ListAction, listId: string, schematic: string) =>
  recordAudit(tx, currentSource(tx.context, viewer?.id), {
    action,
    target: { kind: 'list', id: listId },
    after: { schematic },
  })

async function stateOf(tx: Executor, listId: string, schematicId: string): Promise<ItemState> {
  const { rows } = await tx.execute<ItemState>(sql`
    select count(*)::int as "itemCount", coalesce(bool_or(schematic_id = ${schematicId}), false) as listed
    from ${tx.tables.listItems} where list_id = ${listId}`)
  return rows[0]!
}

/** The build's row is locked before the list's, in the order of the triggers that count. */
async function lockBuild(tx: Executor, schematicId: string, viewer: Viewer): Promise<void> {
  const { rows } = await tx.execute(sql`
    select 1 from ${tx.tables.schematics} s where s.id = ${schematicId} and ${readableSql(viewer)} for share`)
  if (rows.length === 0) throw noSuchBuild()
}

/**
 * Appends a build to a list, or updates its note if it is in it already.
 * @param note kept as it is where undefined
 * @throws ShopError `not_found`, `limit_reached`, and as `checkTexts`
 */
export async function addToList(
  payload: Payload,
  viewer: Viewer,
  listId: string,
  schematicId: string,
  note?: string | null,
): Promise<ItemState> {
  if (!isUuid(listId)) throw noSuchList()
  if (!isUuid(schematicId)) throw noSuchBuild()
  return inTransaction(payload, async (tx) => {
    await lockBuild(tx, schematicId, viewer)
    await lockList(tx, listId, viewer)
    const { listed, itemCount } = await stateOf(tx, listId, schematicId)
    if (note) await checkTexts(tx, viewer, [{ field: 'note', text: note }])
    if (listed && note !== undefined) {
      const { rowCount } = await tx.execute(sql`
        update ${tx.tables.listItems} set note = ${note?.trim() || null}, updated_at = now()
        where list_id = ${listId} and schematic_id = ${schematicId} and note is distinct from ${note?.trim() || null}`)
      if (rowCount) await record(tx, viewer, 'list.item_updated', listId, schematicId)
    }
    if (!listed) {
      const { maxItems } = listOptions.of(tx.context)
      if (itemCount >= maxItems)
        throw new ShopError(409, 'limit_reached', `A list can have at most ${maxItems} builds. Start another list.`)
      await tx.execute(sql`
        insert into ${tx.tables.listItems} (id, list_id, schematic_id, position, note)
        select ${uuidv7()}, ${listId}, ${schematicId}, coalesce(max(position) + 1, 0), ${note?.trim() || null}
        from ${tx.tables.listItems} where list_id = ${listId}`)
      await record(tx, viewer, 'list.item_added', listId, schematicId)
    }
    return stateOf(tx, listId, schematicId)
  })
}

/** Removes a build from a list; no error where it is not in it. @throws ShopError `not_found` for the list */
export async function removeFromList(
  payload: Payload,
  viewer: Viewer,
  listId: string,
  schematicId: string,
): Promise<ItemState> {
  if (!isUuid(listId)) throw noSuchList()
  if (!isUuid(schematicId)) throw noSuchBuild()
  return inTransaction(payload, async (tx) => {
    // The user need not see the build any more: it is their list.
    await tx.execute(sql`select 1 from ${tx.tables.schematics} where id = ${schematicId} for share`)
    await lockList(tx, listId, viewer)
    const { rowCount } = await tx.execute(
      sql`delete from ${tx.tables.listItems} where list_id = ${listId} and schematic_id = ${schematicId}`,
    )
    if (rowCount) await record(tx, viewer, 'list.item_removed', listId, schematicId)
    return stateOf(tx, listId, schematicId)
  })
}

/**
 * Moves an item right before or after another. All others keep their order.
 * @throws ShopError `not_found` for the list, `invalid_field` where a build is not in it
 */
export async function moveInList(payload: Payload, viewer: Viewer, listId: string, move: ItemMove): Promise<void> {
  if (!isUuid(listId)) throw noSuchList()
  const neighbour = move.before ?? move.after
  await inTransaction(payload, async (tx) => {
    await lockList(tx, listId, viewer)
    const { rows } = await tx.execute<{ id: string }>(
      sql`select schematic_id as id from ${tx.tables.listItems} where list_id = ${listId} order by position, id`,
    )
    const ids = rows.map(({ id }) => id)
    for (const [field, id] of [
      ['schematic', move.schematic],
      [move.before === undefined ? 'after' : 'before', neighbour],
    ] as const)
      if (id === undefined || !ids.includes(id))
        throw new ShopError(400, 'invalid_field', 'This build is no longer in the list. Reload the page.', { field })
    if (neighbour === undefined || neighbour === move.schematic) return
    const others = ids.filter((id) => id !== move.schematic)
    others.splice(others.indexOf(neighbour) + (move.before === undefined ? 1 : 0), 0, move.schematic)
    await tx.execute(sql`
      update ${tx.tables.listItems} i set position = o.place - 1
      from unnest(${sql.param(`{${others.join(',')}}`)}::uuid[]) with ordinality o (id, place)
      where i.list_id = ${listId} and i.schematic_id = o.id and i.position <> o.place - 1`)
    await tx.execute(sql`update ${tx.tables.lists} set updated_at = now() where id = ${listId}`)
    await record(tx, viewer, 'list.reordered', listId, move.schematic)
  })
}
