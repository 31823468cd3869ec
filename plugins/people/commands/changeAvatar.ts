import { randomUUID } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { type Executor, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { WEBP } from '@/core/fields/pictureSizes'
import { MEDIA_PREFIX } from '@/core/storage/mediaStore'

/** Pixels of an avatar's side, as stored and in lists, and the maximum of the source image. */
const LARGE_PIXELS = 384
const SMALL_PIXELS = 96
const MAX_INPUT_PIXELS = 50_000_000

const TYPE = 'image/webp'

/** Re-encodes the image at avatar size: nothing of the sent file is kept, its hidden data included. */
async function encode(bytes: Buffer, side: number) {
  return sharp(bytes, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error', pages: 1 })
    .rotate()
    .resize(side, side, { fit: 'cover', position: 'attention' })
    .webp(WEBP)
    .toBuffer()
}

async function encodeBoth(bytes: Buffer): Promise<[Buffer, Buffer]> {
  try {
    const { format } = await sharp(bytes, { limitInputPixels: MAX_INPUT_PIXELS }).metadata()
    if (format !== 'png' && format !== 'jpeg' && format !== 'webp') throw new Error(`not taken: ${format}`)
    const large = await encode(bytes, LARGE_PIXELS)
    return [large, await encode(large, SMALL_PIXELS)]
  } catch {
    throw new ShopError(415, 'unsupported_media_type', 'This image can’t be read. Choose a PNG, JPEG or WebP file.', {
      field: 'avatar',
    })
  }
}

type Avatar = { id: string; large: string | null; small: string | null }

/** The current avatar, and the names of its stored files; nobody else changes it until the transaction ends. */
async function lockAvatar(tx: Executor, profileId: string): Promise<Avatar | undefined> {
  const { rows } = await tx.execute<Avatar>(sql`
    select m.id, m.filename as large, m.sizes_avatar_filename as small
    from ${tx.tables.profiles} p join ${tx.tables.media} m on m.id = p.avatar_id and m.kind = 'avatar' where p.id = ${profileId} for update of p`)
  return rows[0]
}

const filesOf = (avatar: Avatar | undefined): string[] =>
  [avatar?.large, avatar?.small].filter((name) => typeof name === 'string')

const record = (tx: Executor, profileId: string, action: 'avatar.changed' | 'avatar.removed') =>
  recordAudit(tx, currentSource(tx.context, profileId), { action, target: { kind: 'profile', id: profileId } })

/** If removal fails now, the sweep does it. */
const deleteMedia = (payload: Payload, names: readonly string[]) =>
  Promise.allSettled(names.map((filename) => contextOf(payload).stores.media.remove({ filename })))

/**
 * Sets a user's avatar, replacing the previous one.
 * @returns its address
 * @throws ShopError `unsupported_media_type` where it is no picture
 */
export async function changeAvatar(payload: Payload, profileId: string, bytes: Buffer): Promise<string> {
  const [large, small] = await encodeBoth(bytes)
  const name = randomUUID()
  const names = { large: `${name}.webp`, small: `${name}-small.webp` }
  const urlOf = (filename: string) => `${contextOf(payload).addresses.mediaFiles}${filename}`
  await contextOf(payload).stores.media.put(names.large, large, TYPE)
  await contextOf(payload).stores.media.put(names.small, small, TYPE)
  let old: string[]
  try {
    old = await inTransaction(payload, async (tx) => {
      const before = await lockAvatar(tx, profileId)
      const id = before?.id ?? uuidv7()
      // In the place of the former one: a full account may still change it for one that is no larger.
      await tx.execute(sql`
        insert into ${tx.tables.media} (id, alt, kind, owner_id, prefix, url, filename, mime_type, filesize, width,
          height, sizes_avatar_url, sizes_avatar_filename, sizes_avatar_mime_type, sizes_avatar_filesize,
          sizes_avatar_width, sizes_avatar_height)
        values (${id}, 'Portrait', 'avatar', ${profileId}, ${MEDIA_PREFIX}, ${urlOf(names.large)}, ${names.large},
          ${TYPE}, ${large.length}, ${LARGE_PIXELS}, ${LARGE_PIXELS}, ${urlOf(names.small)}, ${names.small}, ${TYPE},
          ${small.length}, ${SMALL_PIXELS}, ${SMALL_PIXELS})
        on conflict (id) do update set alt = excluded.alt, url = excluded.url, filename = excluded.filename,
          mime_type = excluded.mime_type, filesize = excluded.filesize, width = excluded.width,
          height = excluded.height, sizes_avatar_url = excluded.sizes_avatar_url,
          sizes_avatar_filename = excluded.sizes_avatar_filename,
          sizes_avatar_mime_type = excluded.sizes_avatar_mime_type,
          sizes_avatar_filesize = excluded.sizes_avatar_filesize, sizes_avatar_width = excluded.sizes_avatar_width,
          sizes_avatar_height = excluded.sizes_avatar_height, sizes_card_url = null, sizes_card_filename = null,
          sizes_card_mime_type = null, sizes_card_filesize = null, sizes_card_width = null, sizes_card_height = null,
          updated_at = now()`)
      await tx.execute(
        sql`update ${tx.tables.profiles} set avatar_id = ${id}, updated_at = now() where id = ${profileId}`,
      )
      await record(tx, profileId, 'avatar.changed')
      return filesOf(before)
    })
  } catch (error) {
    await deleteMedia(payload, [names.large, names.small])
    throw error
  }
  await deleteMedia(payload, old)
  return urlOf(names.large)
}

/** Goes back to the default avatar. */
export async function removeAvatar(payload: Payload, profileId: string): Promise<void> {
  const gone = await inTransaction(payload, async (tx) => {
    const before = await lockAvatar(tx, profileId)
    if (!before) return []
    await tx.execute(sql`update ${tx.tables.profiles} set avatar_id = null, updated_at = now() where id = ${profileId}`)
    await tx.execute(sql`delete from ${tx.tables.media} where id = ${before.id}`)
    await record(tx, profileId, 'avatar.removed')
    return filesOf(before)
  })
  await deleteMedia(payload, gone)
}
