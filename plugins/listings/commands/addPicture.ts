import { readFile } from 'node:fs/promises'
import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, createLocalReq, initTransaction, killTransaction, type Payload } from 'payload'
import sharp from 'sharp'
import { contextOf } from '@/core/context/context'
import { transactionOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { isFileUploadError } from '@/core/errors/payloadErrors'
import { MAX_INPUT_PIXELS, MAX_PICTURES } from '@/core/fields/pictureSizes'
import type { ReceivedFile } from '@/core/http/receiveMultipart'
import { UNSTORABLE_MESSAGE } from '@/core/http/unstorable'
import { isStorable } from '@/core/text/isStorable'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import type { Authored } from './requireAuthor'

export type GalleryPicture = {
  id: string
  alt: string
  url: string
  width: number
  height: number
  card: string | null
}

const types: Record<string, string> = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' }

/** @throws ShopError `not_a_picture` where it is none, or too large to be opened */
async function typeOf(path: string): Promise<string> {
  const found = await sharp(path)
    .metadata()
    .catch(() => undefined)
  const type = types[found?.format ?? '']
  if (!found || !type)
    throw new ShopError(415, 'not_a_picture', 'This image can’t be read. Add a PNG, JPEG or WebP file.', {
      field: 'file',
    })
  if (found.width * found.height > MAX_INPUT_PIXELS)
    throw new ShopError(413, 'not_a_picture', 'The image has too many pixels. Make it smaller and try again.', {
      field: 'file',
    })
  return type
}

/** One line of alternative text. */
export function cleanAlt(given: string | undefined): string {
  // Invalid UTF-8 was decoded as U+FFFD.
  if (given !== undefined && (!isStorable(given) || given.includes('\uFFFD')))
    throw new ShopError(400, 'invalid_field', UNSTORABLE_MESSAGE, { field: 'alt' })
  const alt = (given ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  if (alt === '') throw new ShopError(400, 'invalid_field', 'Describe the image in a few words.', { field: 'alt' })
  if (alt.length > MAX_CHARACTERS.alt)
    throw new ShopError(400, 'invalid_field', `A description can have at most ${MAX_CHARACTERS.alt} characters.`, {
      field: 'alt',
    })
  return alt
}

/** Adds an image to the end of a build's gallery. It is re-encoded, without any other data in the file. */
export async function addPicture(
  payload: Payload,
  { user, listing }: Authored,
  file: ReceivedFile,
  alt: string,
): Promise<GalleryPicture> {
  const mimetype = await typeOf(file.path)
  const req = await createLocalReq({ user }, payload)
  await initTransaction(req)
  try {
    const tx = await transactionOf(req)
    await tx.execute(sql`select 1 from ${tx.tables.schematics} where id = ${listing.id} for update`)
    const { rows } = await tx.execute<{ count: number; last: number }>(sql`
      select count(*)::int as count, coalesce(max("order"), 0) as last from ${tx.tables.schematicsRels}
      where parent_id = ${listing.id} and path = 'gallery'`)
    const { count, last } = rows[0] ?? { count: 0, last: 0 }
    if (count >= MAX_PICTURES)
      throw new ShopError(409, 'gallery_full', `A gallery can have at most ${MAX_PICTURES} images. Remove one first.`)
    const doc = await payload
      .create({
        collection: contextOf(payload).slugs.media,
        req,
        overrideAccess: true,
        depth: 0,
        data: { alt, kind: 'gallery', owner: listing.ownerId, schematic: listing.id },
        file: { data: await readFile(file.path), mimetype, name: 'picture', size: file.bytes },
      })
      .catch((error: unknown) => {
        if (isFileUploadError(error))
          throw new ShopError(415, 'not_a_picture', 'This image is damaged. Save it again and retry.', {
            field: 'file',
          })
        throw error
      })
    await tx.execute(sql`
      insert into ${tx.tables.schematicsRels} ("order", parent_id, path, ${tx.tables.relsMedia})
      values (${last + 1}, ${listing.id}, 'gallery', ${doc.id})`)
    await tx.execute(sql`update ${tx.tables.schematics} set updated_at = now() where id = ${listing.id}`)
    await commitTransaction(req)
    const at = (filename: string | null | undefined) => `${tx.context.addresses.mediaFiles}${filename}`
    return {
      id: doc.id,
      alt,
      url: at(doc.filename),
      width: doc.width ?? 0,
      height: doc.height ?? 0,
      card: doc.sizes?.card?.filename ? at(doc.sizes.card.filename) : null,
    }
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
