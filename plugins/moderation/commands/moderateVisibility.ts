import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { type Visibility, visibilities } from '@/core/vocabulary'

/** Collections whose visibility moderators can restrict. */
export type Moderated = 'schematics' | 'lists'

export type Bound = {
  title: string
  ownerId: string
  /** The visibility in effect. */
  visibility: Visibility
  /** The owner's choice; the same while unrestricted. */
  chosen: Visibility
  /** The moderator's limit; null where there is none. */
  moderated: Visibility | null
}

/** How far a visibility is from public: 0 to 2. */
export const distanceOf = (visibility: Visibility) => visibilities.indexOf(visibility)

/** The current visibility of a build or list, locked until the transaction ends. */
export async function lockVisibility(tx: Executor, table: Moderated, id: string): Promise<Bound | undefined> {
  const { rows } = await tx.execute<Bound>(sql`
    select title, owner_id as "ownerId", visibility, coalesce(chosen_visibility, visibility) as chosen,
      moderated_visibility as moderated
    from ${tx.tables[table]} where id = ${id} for update`)
  return rows[0]
}

/**
 * Limits the visibility of a build or list, or with `public` lifts the limit. The database enforces it against any
 * other write (`shop_bind_schematics`).
 */
export async function moderateVisibility(
  tx: Executor,
  table: Moderated,
  id: string,
  { visibility, moderatorId, reason }: { visibility: Visibility; moderatorId: string | null; reason: string | null },
): Promise<void> {
  const binds = visibility !== 'public'
  await tx.execute(sql`select set_config('shop.moderates', 'yes', true)`)
  // Setting the visibility column fires the triggers that count and index it.
  await tx.execute(sql`
    update ${tx.tables[table]} set visibility = visibility,
      moderated_visibility = ${binds ? visibility : null}::${sql.identifier(`enum_${tx.context.names[table]}_moderated_visibility`)},
      moderated_at = ${binds ? sql`now()` : null}, moderated_by_id = ${binds ? moderatorId : null}::uuid,
      moderation_reason = ${binds ? reason : null}, updated_at = now()
    where id = ${id}`)
  await tx.execute(sql`select set_config('shop.moderates', '', true)`)
}
