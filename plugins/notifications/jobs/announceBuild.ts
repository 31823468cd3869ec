import { enqueue } from '@jobs/enqueue'
import { type Handler, skipped } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { publishedSql } from '@/core/access/visibility'
import { inTransaction } from '@/core/database/executor'
import { notifyUsers } from '../commands/notifyUsers'
import { notificationQueues } from './queues'

/** Followers per run. */
const BATCH = 500
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Notifies followers of a build's owner or tags in batches; each next batch is its own job. */
export const announceBuild: Handler<typeof notificationQueues.announceBuild> = (
  { schematicId, after = NOBODY },
  { payload },
) =>
  inTransaction(payload, async (tx) => {
    const builds = await tx.execute<{ owner: string }>(sql`
      select owner_id as owner from ${tx.tables.schematics} s where s.id = ${schematicId} and ${publishedSql('listed')}`)
    const owner = builds.rows[0]?.owner
    if (!owner) return skipped('the build is not to be found by everybody')
    const { rows } = await tx.execute<{ id: string }>(sql`
      select distinct follower_id as id from ${tx.tables.follows}
      where follower_id > ${after} and (profile_id = ${owner} or tag_id in (
        select tags_id from ${tx.tables.schematicsRels} where parent_id = ${schematicId} and path = 'tags'))
      order by follower_id limit ${BATCH}`)
    await notifyUsers(tx, {
      kind: 'build',
      group: `build:${owner}`,
      recipients: rows.map(({ id }) => id),
      actorId: owner,
      schematicId,
      once: true,
    })
    const last = rows.at(-1)
    if (last && rows.length === BATCH)
      await enqueue(tx, notificationQueues.announceBuild, { schematicId, after: last.id })
    return 'done'
  })
