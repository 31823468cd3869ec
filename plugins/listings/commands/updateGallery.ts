import { sql } from '@payloadcms/db-postgres'
import { type Author, checkTexts } from '@plugins/abuse/commands/checkTexts'
import type { Payload } from 'payload'
import { z } from 'zod'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { MAX_PICTURES } from '@/core/fields/pictureSizes'
import { invalidField } from '@/core/http/invalidField'
import { cleanAlt } from './addPicture'

export const galleryBody = z.strictObject({
  pictures: z.array(z.strictObject({ id: z.uuid(), alt: z.string() })).max(MAX_PICTURES),
})

/**
 * Sets the order and descriptions of a gallery's images; those not listed are removed.
 * @throws ShopError `invalid_field` where it names others than the gallery's own, or one twice; and as `checkTexts`
 */
export async function updateGallery(
  payload: Payload,
  author: Author,
  schematicId: string,
  body: unknown,
): Promise<void> {
  const parsed = galleryBody.safeParse(body)
  if (parsed.error?.issues[0]?.code === 'unrecognized_keys') throw invalidField(parsed.error)
  const ids = parsed.data?.pictures.map(({ id }) => id) ?? []
  const wrong = new ShopError(400, 'invalid_field', 'List each image of the gallery once, as {id, alt}.', {
    field: 'pictures',
  })
  if (!parsed.success || new Set(ids).size !== ids.length) throw wrong
  const pictures = parsed.data.pictures.map(({ id, alt }) => ({ id, alt: cleanAlt(alt) }))
  await inTransaction(payload, async (tx) => {
    await tx.execute(sql`select 1 from ${tx.tables.schematics} where id = ${schematicId} for update`)
    const { rows } = await tx.execute<{ id: string }>(sql`
      select ${tx.tables.relsMedia} as id from ${tx.tables.schematicsRels} where parent_id = ${schematicId} and path = 'gallery'`)
    const known = new Set(rows.map(({ id }) => id))
    if (ids.some((id) => !known.has(id))) throw wrong
    await checkTexts(
      tx,
      author,
      pictures.map(({ alt }, at) => ({ field: `pictures.${at}.alt`, text: alt })),
    )
    const gone = [...known].filter((id) => !ids.includes(id))
    // The sweep removes the bytes.
    if (gone.length > 0) await tx.execute(sql`delete from ${tx.tables.media} where id in ${gone} and kind = 'gallery'`)
    if (gone.length > 0)
      await tx.execute(sql`
        delete from ${tx.tables.schematicsRels} where parent_id = ${schematicId} and path = 'gallery' and ${tx.tables.relsMedia} in ${gone}`)
    for (const [at, { id, alt }] of pictures.entries()) {
      await tx.execute(sql`
        update ${tx.tables.schematicsRels} set "order" = ${at + 1}
        where parent_id = ${schematicId} and path = 'gallery' and ${tx.tables.relsMedia} = ${id} and "order" is distinct from ${at + 1}`)
      await tx.execute(sql`
        update ${tx.tables.media} set alt = ${alt}, updated_at = now() where id = ${id} and alt <> ${alt}`)
    }
    await tx.execute(sql`update ${tx.tables.schematics} set updated_at = now() where id = ${schematicId}`)
    await recordAudit(tx, currentSource(tx.context), {
      action: 'gallery.changed',
      target: { kind: 'schematic', id: schematicId },
      after: { images: ids.length, removed: gone.length },
    })
  })
}
