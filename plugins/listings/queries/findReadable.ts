import type { Payload } from 'payload'
import type { Viewer } from '@/core/access/viewer'
import { readableText, readerValues } from '@/core/access/visibility'
import { adapterOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import type { FileStatus, Verdict } from '@/core/vocabulary'

export type ReadableSchematic = {
  id: string
  slug: string
  ownerId: string
  status: string
  visibility: string
  fileId: string
  fileStatus: FileStatus
  verdict: Verdict
  filename: string
  format: string | null
  formatVersion: number | null
  sha256: string
  objectKey: string
}

const columns = `s.id, s.slug, s.owner_id as "ownerId", s.status, s.visibility, f.id as "fileId", f.status as "fileStatus",
  f.verdict, f.filename, f.format, f.format_version::int as "formatVersion", f.sha256, o.key as "objectKey"`

/**
 * A listing and its current file, if the viewer may see it: published and not private, their own, or as staff.
 * `undefined` for both missing and hidden ones.
 */
export async function findReadable(
  payload: Payload,
  id: string,
  viewer: Viewer,
): Promise<ReadableSchematic | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await adapterOf(payload).pool.query<ReadableSchematic>({
    name: 'find-readable',
    text: `select ${columns}
           from ${adapterOf(payload).names.schematics} s join ${adapterOf(payload).names.schematicFiles} f on f.id = s.file_id join stored_objects o on o.id = f.object_id
           where s.id = $1 and ${readableText()}`,
    values: [id, ...readerValues(viewer)],
  })
  return rows[0]
}

/** The same with an older version of the file. */
export async function findReadableVersion(
  payload: Payload,
  id: string,
  fileId: string,
  viewer: Viewer,
): Promise<ReadableSchematic | undefined> {
  if (!isUuid(id) || !isUuid(fileId)) return undefined
  const { rows } = await adapterOf(payload).pool.query<ReadableSchematic>({
    name: 'find-readable-version',
    text: `select ${columns}
           from ${adapterOf(payload).names.schematics} s join ${adapterOf(payload).names.schematicFiles} f on f.schematic_id = s.id join stored_objects o on o.id = f.object_id
           where s.id = $1 and f.id = $4 and f.published_at is not null and ${readableText()}`,
    values: [id, ...readerValues(viewer), fileId],
  })
  return rows[0]
}
