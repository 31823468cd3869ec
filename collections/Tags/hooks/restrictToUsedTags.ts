import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'
import { isModerator, isSignedIn } from '@/core/access/predicates'
import { executorOf } from '@/core/database/executor'

/** Tags of one's own builds that are listed beside everyone's. */
const MAX_OWN_TAGS = 500

async function findOwnTags(req: PayloadRequest): Promise<string[]> {
  const db = await executorOf(req)
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct r.${db.tables.relsTag} as id
    from ${db.tables.schematics} s join ${db.tables.schematicsRels} r on r.parent_id = s.id and r.path = 'tags'
    where s.owner_id = ${req.user?.id} limit ${MAX_OWN_TAGS}`)
  return rows.map(({ id }) => id)
}

const isWhere = (value: unknown): value is Where => typeof value === 'object' && value !== null

/**
 * Lists tell of tags that a published, public build has, and of those on one's own builds: what a private one is tagged
 * with is its owner's business. Reading a build reads its tags with it, and that is not narrowed.
 */
export const restrictToUsedTags: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation !== 'read' && operation !== 'count') || 'id' in args) return args
  // Payload reads what a document refers to as a list, too, and says how deep it is.
  if (args.overrideAccess === true || ('currentDepth' in args && args.currentDepth !== undefined)) return args
  if (isModerator({ req })) return args
  const own = isSignedIn({ req }) ? await findOwnTags(req) : []
  const shown: Where =
    own.length > 0 ? { or: [{ inUse: { equals: true } }, { id: { in: own } }] } : { inUse: { equals: true } }
  const asked = 'where' in args && isWhere(args.where) ? args.where : undefined
  return { ...args, where: asked ? { and: [asked, shown] } : shown }
}
