import { sql } from '@payloadcms/db-postgres'
import { quotaRefusal } from '@plugins/quotas/commands/refuseOverQuota'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { adapterOf, type Executor, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { invalidField } from '@/core/http/invalidField'
import { tooLarge } from '@/core/http/receiveMultipart'
import { log } from '@/core/log/log'
import { keyOfObject } from '@/core/storage/objectStore'
import { uploadOptions } from '../types'
import { checkUpload } from './checkUpload'
import { cleanFilename } from './cleanFilename'
import { type OpenUpload, UPLOAD_TTL_HOURS, uploadColumns } from './openUpload'

/** Bytes per part: S3's minimum, and small enough to resend on a slow connection. */
export const PART_BYTES = 5 * 1024 ** 2
/** Parts of one upload; S3 takes ten thousand. Larger files get larger parts. */
const MAX_PARTS = 1_000

export type DeclaredUpload = { filename: string; bytes: number; sha256: string | null }

export const declaredBody = z.strictObject({
  filename: z.string('Give the name of the file.').max(1_000, 'The filename is too long.'),
  bytes: z.number('Give the size of the file in bytes.').int('The size must be a whole number of bytes.').min(0),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'The SHA-256 must be 64 lowercase hexadecimal digits.')
    .nullish(),
  replaces: z.string('Give the id or slug of the build.').optional(),
})

/**
 * The file that a client declares before uploading it.
 * @throws ShopError `invalid_field`, `invalid_name`, `empty_file`, `file_too_large`
 */
export function parseDeclared(body: unknown, maxBytes: number): DeclaredUpload {
  const result = declaredBody.safeParse(body)
  if (!result.success) {
    throw invalidField(result.error, { field: 'filename', message: 'Give the name of the file.' })
  }
  const { bytes, sha256 } = result.data
  const filename = cleanFilename(result.data.filename)
  if (bytes === 0)
    throw new ShopError(400, 'empty_file', 'The file is empty. Export the build again and upload the new file.', {
      field: 'file',
    })
  if (bytes > maxBytes) throw tooLarge(maxBytes)
  return { filename, bytes, sha256: sha256 ?? null }
}

/** Makes the row, under the account's lock: what is open counts as if it were stored already. */
async function insertUpload(
  tx: Executor,
  ownerId: string,
  file: DeclaredUpload,
  replaces: boolean,
): Promise<OpenUpload> {
  const { rows: accounts } = await tx.execute<{ used: string; quota: string | null }>(sql`
    select used_bytes as used, quota_bytes as quota from ${tx.tables.storageAccounts} where owner_id = ${ownerId} for update`)
  const account = accounts[0]
  if (!account) throw new Error(`owner ${ownerId} has no storage account`)
  const { rows: others } = await tx.execute<{ reserved: string; count: number }>(sql`
    select coalesce(sum(bytes), 0)::text as reserved, count(*)::int as count from uploads
    where owner_id = ${ownerId} and state <> 'done' and (sha256 is null or sha256 is distinct from ${file.sha256})`)
  const open = others[0]!
  const refusal = quotaRefusal(
    { used: String(Number(account.used) + Number(open.reserved)), quota: account.quota },
    file.bytes,
  )
  if (refusal) throw refusal
  const { maxOpenUploads } = uploadOptions.of(tx.context)
  if (open.count >= maxOpenUploads)
    throw new ShopError(
      409,
      'too_many_uploads',
      `You have ${maxOpenUploads} unfinished uploads. Finish or cancel one of them first.`,
    )
  const partBytes = Math.max(PART_BYTES, Math.ceil(file.bytes / MAX_PARTS))
  // The same file again is the same upload: it goes on where it was.
  const made = await tx.execute<OpenUpload>(sql`
    insert into uploads as u (id, owner_id, object_id, filename, bytes, part_bytes, sha256, replaces, expires_at)
    values (${uuidv7()}, ${ownerId}, ${uuidv7()}, ${file.filename}, ${file.bytes}, ${partBytes}, ${file.sha256},
            ${replaces}, now() + make_interval(hours => ${UPLOAD_TTL_HOURS}))
    on conflict (owner_id, sha256) where state <> 'done' do update
      set filename = excluded.filename, replaces = excluded.replaces, expires_at = excluded.expires_at
      where u.bytes = excluded.bytes
    returning ${sql.raw(uploadColumns)}`)
  const upload = made.rows[0]
  if (!upload)
    throw new ShopError(
      409,
      'wrong_checksum',
      'A file with this SHA-256 and a different size is already being uploaded.',
    )
  return upload
}

/**
 * Opens an upload in parts for its owner, or gives back the one that is open for the same bytes.
 * @param replaces whether it is to be a new file of a build
 * @throws ShopError `duplicate_file`, `quota_exceeded`, `too_many_uploads`, `storage_unavailable`
 */
export async function beginUpload(
  payload: Payload,
  ownerId: string,
  file: DeclaredUpload,
  replaces: boolean,
): Promise<OpenUpload> {
  await checkUpload(payload, ownerId, { sha256: file.sha256 ?? '', bytes: file.bytes, category: null })
  const upload = await inTransaction(payload, (tx) => insertUpload(tx, ownerId, file, replaces))
  if (upload.multipartId !== null) return upload
  const { pool } = adapterOf(payload)
  try {
    const multipartId = await contextOf(payload).stores.parts.begin(keyOfObject(upload.objectId))
    // Where two began at once, the first name counts; the storage forgets the other when it is swept.
    const { rows } = await pool.query<OpenUpload>({
      text: `update uploads u set multipart_id = coalesce(u.multipart_id, $2) where u.id = $1 returning ${uploadColumns}`,
      values: [upload.id, multipartId],
    })
    return rows[0] ?? { ...upload, multipartId }
  } catch (error) {
    log.error({ err: error, uploadId: upload.id }, 'an upload could not be begun')
    await pool
      .query({ text: `delete from uploads where id = $1 and multipart_id is null`, values: [upload.id] })
      .catch(() => undefined)
    throw new ShopError(503, 'storage_unavailable', 'The file couldn’t be stored. Try again in a minute.')
  }
}
