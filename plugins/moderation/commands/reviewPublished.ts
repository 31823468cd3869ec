import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import type { ShopEvents } from '@/core/events/events'
import { isTrusted } from '../queries/isTrusted'
import { moderationOptions } from '../types'
import { moderateVisibility } from './moderateVisibility'
import { openCase, settleCase } from './openCase'

/** What can do harm in a world, of what inspection finds. */
const unsafeKinds: readonly string[] = [
  'command_block',
  'command_minecart',
  'stored_command',
  'click_command',
  'known_exploit',
  'external_texture',
  'oversized_nbt',
]

type Published = { title: string; safety: string[]; isStaff: boolean }

async function readPublished(tx: Executor, { schematicId, fileId }: ShopEvents['published']) {
  const { rows } = await tx.execute<Published>(sql`
    select s.title, u.role in ('moderator', 'admin') as "isStaff",
      array(select fact ->> 'kind' from jsonb_array_elements(case jsonb_typeof(f.inspection -> 'safety')
        when 'array' then f.inspection -> 'safety' else '[]' end) fact) as safety
    from ${tx.tables.schematics} s join ${tx.tables.schematicFiles} f on f.id = ${fileId}
      join ${tx.tables.users} u on u.id = s.owner_id
    where s.id = ${schematicId}`)
  return rows[0]
}

/**
 * Shows moderators a build that has just passed its checks, where the operator's rules say so, and keeps it from
 * everyone but its owner where it must be approved first.
 */
export async function reviewPublished(tx: Executor, ids: ShopEvents['published']): Promise<void> {
  const { schematicId, fileId, ownerId } = ids
  await settleCase(tx, schematicId, ['stalled', 'unscannable', 'infected'])
  const build = await readPublished(tx, ids)
  if (!build || build.isStaff) return
  const { approval, reviewUnsafe } = moderationOptions.of(tx.context)
  const trusted = await isTrusted(tx, ownerId)
  const opened = {
    subject: { kind: 'schematic', id: schematicId },
    schematicId,
    fileId,
    ownerId,
    title: build.title,
  } as const
  const waits = approval === 'everyone' || (approval === 'new_people' && !trusted)
  if (waits) await awaitApproval(tx, schematicId)
  if (waits || !trusted) await openCase(tx, { ...opened, kind: 'new' })
  if (reviewUnsafe && build.safety.some((kind) => unsafeKinds.includes(kind)))
    await openCase(tx, { ...opened, kind: 'unsafe' })
}

/** Hides a build until a moderator approves it; what a moderator hid already stays so for their reason. */
async function awaitApproval(tx: Executor, schematicId: string): Promise<void> {
  const { rows } = await tx.execute<{ bound: boolean }>(sql`
    update ${tx.tables.schematics} set awaits_approval = true where id = ${schematicId}
    returning moderated_visibility is not null as bound`)
  if (rows[0]?.bound) return
  await moderateVisibility(tx, 'schematics', schematicId, { visibility: 'private', moderatorId: null, reason: null })
}
