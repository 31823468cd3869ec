import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf, inRequestTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { findOrCreateTags, tagCreatorOf } from '../queries/findTags'
import { parseListing } from './parseListing'

/**
 * The details of a listing, as a form sends them: `{title, description?, tags?: [name], category?: slug, visibility?}`.
 */
export async function editListing(req: PayloadRequest, id: string, body: unknown): Promise<void> {
  const { title, description, tags, category, visibility } = parseListing(JSON.stringify(body))
  const { drizzle } = adapterOf(req.payload)
  const { rows } = category
    ? await drizzle.execute<{ id: string }>(sql`select id from ${drizzle.tables.categories} where slug = ${category}`)
    : { rows: [] }
  if (category && !rows[0])
    throw new ShopError(400, 'unknown_category', 'This category no longer exists. Choose another.', {
      field: 'category',
    })
  await inRequestTransaction(req, async (tx) => {
    const tagIds = await findOrCreateTags(tx, tags ?? [], tagCreatorOf(req))
    await req.payload.update({
      collection: contextOf(req.payload).slugs.schematics,
      id,
      req,
      overrideAccess: false,
      depth: 0,
      data: {
        title,
        description: description || null,
        category: rows[0]?.id ?? null,
        tags: tagIds,
        ...(visibility && { visibility }),
      },
    })
  })
}
