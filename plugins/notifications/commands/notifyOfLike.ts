import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import type { ShopEvents } from '@/core/events/events'
import { claimOnce } from './claimOnce'
import { notifyUsers } from './notifyUsers'

/** 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500 … */
export function isMilestone(count: number): boolean {
  if (count === 1 || count === 5) return true
  let left = count
  while (left % 10 === 0 && left > 10) left /= 10
  return left === 10 || left === 25 || left === 5
}

/**
 * Notifies an owner of milestones of likes, once each. Call it in the transaction that wrote the like; the listing's
 * count is updated under its lock, so no milestone is missed.
 */
export async function notifyOfLike(tx: Executor, { schematicId, userId }: ShopEvents['liked']): Promise<void> {
  const { rows } = await tx.execute<{ owner: string; count: number }>(sql`
    select s.owner_id as owner, (s.like_count - (select count(*) from ${tx.tables.likes} l where l.schematic_id = s.id
      and l.user_id = s.owner_id))::int as count
    from ${tx.tables.schematics} s where s.id = ${schematicId}`)
  const build = rows[0]
  if (!build || build.owner === userId || !isMilestone(build.count)) return
  if (!(await claimOnce(tx, `likes ${schematicId} ${build.count}`))) return
  await notifyUsers(tx, {
    kind: 'likes',
    group: `likes:${schematicId}`,
    recipients: [build.owner],
    schematicId,
    data: { count: build.count },
  })
}
