import { sql } from '@payloadcms/db-postgres'
import { type EndpointHandler, enqueue, findReadable, inTransaction, ShopError } from 'schematicshop/room'
import { z } from 'zod'
import { ratingQueues } from '../jobs/queues'

const body = z.object({ stars: z.int().min(1).max(5) })

/** `PUT /api/schematics/:id/rating` */
export const rateBuild: EndpointHandler = async ({ payload, parameters: { id = '' }, requireUser, readJson }) => {
  const user = await requireUser('rate builds')
  const { stars } = await readJson(body)
  const build = await findReadable(payload, id, user)
  if (!build) throw new ShopError(404, 'not_found', 'This build doesn’t exist or isn’t published.')
  await inTransaction(payload, async (tx) => {
    await tx.execute(sql`
      insert into ratings (schematic_id, user_id, stars) values (${build.id}, ${user.id}, ${stars})
      on conflict (schematic_id, user_id) do update set stars = excluded.stars`)
    await enqueue(tx, ratingQueues.averageRating, { schematicId: build.id })
  })
  return Response.json({ stars })
}
