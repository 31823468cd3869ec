import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'
import { isModerator, isSignedIn } from '@/core/access/predicates'
import { executorOf } from '@/core/database/executor'

/** The user's own tags listed beside the public ones. */
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
 * Lists show tags of published, public builds and of the user's own: the tags of a private build are its owner's
 * business. Reading a build reads all its tags.
 */
export const restrictToUsedTags: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if ((operation !== 'read' && operation !== 'count') || 'id' in args) return args
  // Payload also reads relations of a document as a list, and then sets the current depth.
  if (args.overrideAccess === true || ('currentDepth' in args && args.currentDepth !== undefined)) return args
  if (isModerator({ req })) return args
  const own = isSignedIn({ req }) ? await findOwnTags(req) : []
  const shown: Where =
    own.length > 0 ? { or: [{ inUse: { equals: true } }, { id: { in: own } }] } : { inUse: { equals: true } }
  const asked = 'where' in args && isWhere(args.where) ? args.where : undefined
  return { ...args, where: asked ? { and: [asked, shown] } : shown }
}
