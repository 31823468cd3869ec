import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/**
 * Locks, in a fixed order, the rows that deleting a user changes, so that concurrent deletions, likes, publications and
 * moderation don't deadlock: first builds, the user's own and those they liked or commented on; then profiles, theirs
 * and those of followers and followed users.
 */
export async function lockRelated(tx: Executor, id: string): Promise<void> {
  await tx.execute(sql`
    select 1 from ${tx.tables.schematics} where id in (
      select id from ${tx.tables.schematics} where owner_id = ${id} union select schematic_id from ${tx.tables.likes} where user_id = ${id}
      union select schematic_id from ${tx.tables.comments} where author_id = ${id}
    ) order by id for no key update`)
  await tx.execute(sql`
    select 1 from ${tx.tables.profiles} where id in (
      select ${id}::uuid union select profile_id from ${tx.tables.follows} where follower_id = ${id} and profile_id is not null
      union select follower_id from ${tx.tables.follows} where profile_id = ${id}
    ) order by id for no key update`)
}
