import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/**
 * Locks what changes elsewhere when a person goes, in one order, so that accounts that go at once, and who likes,
 * publishes or moderates meanwhile, do not wait for each other in a circle: first builds, their own and those whose
 * likes and comments become fewer; then profiles, their own and those of all who follow them or are followed.
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
