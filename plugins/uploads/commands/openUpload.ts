import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { keyOfObject } from '@/core/storage/objectStore'
import type { UnfinishedUpload } from '@/core/storage/partStore'

/** Hours that an unfinished upload is kept after its owner last did something for it. */
export const UPLOAD_TTL_HOURS = 24

export type UploadState = 'open' | 'assembled' | 'done'

/** An upload in parts, as the database knows it. */
export type OpenUpload = {
  id: string
  ownerId: string
  objectId: string
  multipartId: string | null
  filename: string
  bytes: number
  partBytes: number
  sha256: string | null
  state: UploadState
  schematicId: string | null
  /** Of one that became a new file of a build, or is to. */
  replaces: boolean
  /** That file, once it is one. */
  fileId: string | null
  /** ISO 8601. */
  expiresAt: string
}

/** For statements on `uploads u`. */
export const uploadColumns = `u.id, u.owner_id as "ownerId", u.object_id as "objectId", u.multipart_id as "multipartId",
  u.filename, u.bytes::float8 as bytes, u.part_bytes as "partBytes", u.sha256, u.state, u.schematic_id as "schematicId", u.replaces,
  u.file_id as "fileId",
  ${isoTime('u.expires_at')} as "expiresAt"`

export const unfinishedOf = ({
  objectId,
  multipartId,
}: Pick<OpenUpload, 'objectId' | 'multipartId'>): UnfinishedUpload | undefined =>
  multipartId === null ? undefined : { key: keyOfObject(objectId), name: multipartId }

export const countParts = ({ bytes, partBytes }: Pick<OpenUpload, 'bytes' | 'partBytes'>): number =>
  Math.ceil(bytes / partBytes)

/** Bytes of part `number`, from 1: equal but for the last; 0 where there is no such part. */
export function bytesOfPart(upload: Pick<OpenUpload, 'bytes' | 'partBytes'>, number: number): number {
  const parts = countParts(upload)
  if (!Number.isInteger(number) || number < 1 || number > parts) return 0
  return number < parts ? upload.partBytes : upload.bytes - (parts - 1) * upload.partBytes
}

export const noSuchUpload = () =>
  new ShopError(404, 'not_found', 'This upload doesn’t exist or has expired. Start again.')
export const busyUpload = () =>
  new ShopError(409, 'upload_busy', 'This upload is being completed. Try again in a moment.')

/**
 * An owner's unexpired upload; loading it renews its expiry. Others get 404.
 * @throws ShopError `not_found`
 */
export async function loadUpload(payload: Payload, ownerId: string, id: string): Promise<OpenUpload> {
  if (!isUuid(id)) throw noSuchUpload()
  const { rows } = await adapterOf(payload).pool.query<OpenUpload>({
    name: 'load-upload',
    text: `update uploads u set expires_at = greatest(u.expires_at, now() + make_interval(hours => $3))
           where u.id = $1 and u.owner_id = $2 and u.expires_at > now() returning ${uploadColumns}`,
    values: [id, ownerId, UPLOAD_TTL_HOURS],
  })
  if (!rows[0]) throw noSuchUpload()
  return rows[0]
}
