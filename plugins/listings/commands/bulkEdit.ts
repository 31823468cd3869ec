import { sql } from '@payloadcms/db-postgres'
import { createLocalReq, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { isModerator } from '@/core/access/predicates'
import { contextOf } from '@/core/context/context'
import { adapterOf, type Executor, inRequestTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { resolveId } from '@/core/database/resolveId'
import { ShopError } from '@/core/errors/errors'
import { slugify } from '@/core/text/slugify'
import { MAX_CHARACTERS, MAX_TAGS } from '@/core/text/textLimits'
import { visibilities } from '@/core/vocabulary'
import { checkTags, findOrCreateTags, tagCreatorOf } from '../queries/findTags'

/** Builds of one command. */
const MAX_BULK = 100

const tags = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .max(MAX_CHARACTERS.topicName, `A tag can have at most ${MAX_CHARACTERS.topicName} characters.`),
  )
  .min(1, 'Give at least one tag.')
  .max(MAX_TAGS, `A build can have at most ${MAX_TAGS} tags.`)
const ids = z
  .array(z.string(), 'List the builds.')
  .min(1, 'Choose at least one build.')
  .max(MAX_BULK, `Choose at most ${MAX_BULK} builds at once.`)
export const bulkCommand = z.discriminatedUnion(
  'action',
  [
    z.strictObject({
      action: z.literal('visibility'),
      ids,
      visibility: z.enum(visibilities, `Visibility must be one of ${visibilities.join(', ')}.`),
    }),
    z.strictObject({ action: z.literal('category'), ids, category: z.string().max(MAX_CHARACTERS.slug).nullable() }),
    z.strictObject({ action: z.literal('add-tags'), ids, tags }),
    z.strictObject({ action: z.literal('remove-tags'), ids, tags }),
    z.strictObject({ action: z.literal('delete'), ids }),
  ],
  'The action must be one of visibility, category, add-tags, remove-tags and delete.',
)
export type BulkCommand = z.output<typeof bulkCommand>

/** The result for each build, in request order. */
export type BulkResult = { id: string; done: boolean; message?: string; code?: string }

/** A build's update for a change, within the transaction that writes it; `undefined` where it is to be deleted. */
type Update = (tx: Executor, present: { tags: string[] }) => Record<string, unknown> | Promise<Record<string, unknown>>

async function prepare(req: PayloadRequest, asked: BulkCommand): Promise<Update | undefined> {
  const { drizzle } = adapterOf(req.payload)
  switch (asked.action) {
    case 'delete':
      return undefined
    case 'visibility':
      return () => ({ visibility: asked.visibility })
    case 'category': {
      if (!asked.category) return () => ({ category: null })
      const { rows } = await drizzle.execute<{ id: string }>(
        sql`select id from ${drizzle.tables.categories} where slug = ${asked.category.replaceAll('\0', '')}`,
      )
      const id = rows[0]?.id
      if (!id) throw new ShopError(400, 'unknown_category', 'This category doesn’t exist.', { field: 'category' })
      return () => ({ category: id })
    }
    case 'add-tags': {
      checkTags(asked.tags)
      return async (tx, present) => {
        const added = await findOrCreateTags(tx, asked.tags, tagCreatorOf(req))
        const all = [...new Set([...present.tags, ...added])]
        if (all.length > MAX_TAGS)
          throw new ShopError(400, 'invalid_field', `A build can have at most ${MAX_TAGS} tags.`, { field: 'tags' })
        return { tags: all }
      }
    }
    case 'remove-tags': {
      const slugs = asked.tags.map((tag) => slugify(tag, MAX_CHARACTERS.topicName)).filter(Boolean)
      const { rows } = slugs.length
        ? await drizzle.execute<{ id: string }>(sql`select id from ${drizzle.tables.tags} where slug in ${slugs}`)
        : { rows: [] }
      const removed = new Set(rows.map(({ id }) => id))
      return (_tx, present) => ({ tags: present.tags.filter((id) => !removed.has(id)) })
    }
  }
}

const notTheirs = () => new ShopError(404, 'not_found', 'This build doesn’t exist or isn’t yours.')

/** One build, atomically: Payload's operation with its access rules and hooks, in its own transaction. */
async function changeOne(req: PayloadRequest, named: string, update: Update | undefined): Promise<void> {
  const id = await resolveId(req, 'schematics', named)
  if (!isUuid(id)) throw notTheirs()
  const own = await createLocalReq({ user: req.user ?? undefined }, req.payload)
  const asked = {
    collection: contextOf(req.payload).slugs.schematics,
    id,
    req: own,
    overrideAccess: false,
    depth: 0,
  } as const
  if (!update) {
    await req.payload.delete(asked)
    return
  }
  await inRequestTransaction(own, async (tx) => {
    const { rows } = await tx.execute<{ tags: string[]; owner: string }>(sql`
      select s.owner_id as owner,
        array(select ${tx.tables.relsTag}::text from ${tx.tables.schematicsRels} where parent_id = s.id and path = 'tags' order by "order") as tags
      from ${tx.tables.schematics} s where s.id = ${id}`)
    const found = rows[0]
    if (!found || (found.owner !== req.user?.id && !isModerator({ req }))) throw notTheirs()
    await req.payload.update({ ...asked, data: await update(tx, found) })
  })
}

function wordsFor(error: unknown): Omit<BulkResult, 'id' | 'done'> {
  if (error instanceof ShopError) return { message: error.message, code: error.code }
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 403 || status === 404) return { message: notTheirs().message, code: 'not_found' }
  return { message: 'This build couldn’t be changed. Try again.', code: 'internal' }
}

/**
 * Applies a command to many builds, each in its own transaction: a failure leaves that build unchanged and does not
 * affect the others.
 * @throws ShopError where the command itself cannot be: an unknown category, a tag without letters
 */
export async function bulkEdit(req: PayloadRequest, command: BulkCommand): Promise<BulkResult[]> {
  const update = await prepare(req, command)
  const results: BulkResult[] = []
  for (const id of new Set(command.ids))
    try {
      await changeOne(req, id, update)
      results.push({ id, done: true })
    } catch (error) {
      const words = wordsFor(error)
      if (words.code === 'internal') req.payload.logger.error({ err: error, schematic: id }, 'a bulk edit failed')
      results.push({ id, done: false, ...words })
    }
  return results
}
