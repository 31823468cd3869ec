import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeOperationHook } from 'payload'
import { isSignedIn } from '@/core/access/predicates'
import { executorOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

/** Images of one user that are in no gallery. The trigger `limit_pictures` has the final say. */
const MAX_LOOSE_PICTURES = 24

/** Refuses an image before it is processed where its user has reached the limit. */
export const limitLoosePictures: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' || args.overrideAccess === true || !isSignedIn({ req })) return args
  const db = await executorOf(req)
  const { rows } = await db.execute<{ loose: number }>(sql`
    select count(*)::int as loose from ${db.tables.media}
    where owner_id = ${req.user?.id} and kind = 'gallery' and schematic_id is null`)
  if ((rows[0]?.loose ?? 0) >= MAX_LOOSE_PICTURES)
    throw new ShopError(
      409,
      'limit_reached',
      `You have ${MAX_LOOSE_PICTURES} images outside of galleries. Add them to a gallery, or delete some.`,
    )
  return args
}
