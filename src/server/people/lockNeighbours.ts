import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '../database'

/**
 * Locks a person's row and those of all who follow them or are followed, in the order of their ids: when the person goes, the
 * others' counts change, and accounts that go at once must not wait for each other in a circle.
 */
export const lockNeighbours = (tx: Executor, id: string) =>
  tx.execute(sql`
    select 1 from profiles where id in (
      select ${id}::uuid union select profile_id from follows where follower_id = ${id} and profile_id is not null
      union select follower_id from follows where profile_id = ${id}
    ) order by id for no key update`)
