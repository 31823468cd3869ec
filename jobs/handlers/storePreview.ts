import { randomUUID } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import sharp, { type Sharp } from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import type { ShopContext } from '@/core/context/context'
import type { Executor } from '@/core/database/executor'
import { CARD_PIXELS, WEBP } from '@/core/fields/pictureSizes'
import { MEDIA_PREFIX } from '@/core/storage/mediaStore'
import type { Picture } from '../engine/messages'
import type { PipelineFile } from './loadFile'

const TYPE = 'image/webp'

type Image = { filename: string; bytes: number; width: number; height: number }
export type StoredPreview = { large: Image; card: Image }

/**
 * Encodes a rendered image in the sizes that lists and pages show, and stores them under random names. Done from the
 * raw pixels: as a Payload upload it would be decoded and encoded again for each size, at three times the cost.
 */
export async function storePreview(context: ShopContext, { width, height, pixels }: Picture): Promise<StoredPreview> {
  const name = randomUUID()
  const store = async (filename: string, encoded: Sharp): Promise<Image> => {
    const { data, info } = await encoded.webp(WEBP).toBuffer({ resolveWithObject: true })
    await context.stores.media.put(filename, data, TYPE)
    return { filename, bytes: data.length, width: info.width, height: info.height }
  }
  const picture = sharp(pixels, { raw: { width, height, channels: 4 } })
  const [large, card] = await Promise.all([
    store(`${name}.webp`, picture),
    store(`${name}-card.webp`, picture.clone().resize(CARD_PIXELS)),
  ])
  return { large, card }
}

/** Removes files that no row refers to. If this fails too, the sweep removes them. */
export async function dropPreview(context: ShopContext, { large, card }: StoredPreview): Promise<void> {
  await Promise.allSettled([context.stores.media.remove(large), context.stores.media.remove(card)])
}

/** Inserts the image's row, as Payload would. @returns its id */
export async function insertPreview(
  tx: Executor,
  { ownerId, schematicId }: Pick<PipelineFile, 'ownerId' | 'schematicId'>,
  { large, card }: StoredPreview,
): Promise<string> {
  const id = uuidv7()
  const urlOf = ({ filename }: Image) => `${tx.context.addresses.mediaFiles}${filename}`
  await tx.execute(sql`
    insert into ${tx.tables.media} (id, alt, kind, owner_id, schematic_id, prefix, url, filename, mime_type, filesize, width, height,
      sizes_card_url, sizes_card_filename, sizes_card_mime_type, sizes_card_filesize, sizes_card_width, sizes_card_height)
    values (${id}, 'Rendered preview of the build', 'preview', ${ownerId}, ${schematicId}, ${MEDIA_PREFIX},
      ${urlOf(large)}, ${large.filename}, ${TYPE}, ${large.bytes}, ${large.width}, ${large.height},
      ${urlOf(card)}, ${card.filename}, ${TYPE}, ${card.bytes}, ${card.width}, ${card.height})`)
  return id
}
