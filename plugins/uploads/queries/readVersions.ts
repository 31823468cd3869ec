import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { uploadOptions } from '../types'

/** A file that is or was a build's current one. */
export type FileVersion = {
  id: string
  filename: string
  bytes: number
  format: string | null
  since: string
  isCurrent: boolean
}

/** The files that were current, newest first. Anyone who may see the listing may have them all. */
export async function readVersions(payload: Payload, schematicId: string): Promise<FileVersion[]> {
  const { rows } = await adapterOf(payload).pool.query<{ version: FileVersion }>({
    name: 'page-versions',
    text: `select json_build_object('id', f.id, 'filename', f.filename, 'bytes', f.filesize, 'format', f.format,
             'since', f.published_at, 'isCurrent', s.file_id = f.id) as version
           from ${adapterOf(payload).names.schematicFiles} f join ${adapterOf(payload).names.schematics} s on s.id = f.schematic_id
           where f.schematic_id = $1 and f.published_at is not null and f.status = 'ready'
           order by f.published_at desc limit $2`,
    values: [schematicId, uploadOptions.of(contextOf(payload)).maxVersions],
  })
  return rows.map(({ version }) => version)
}
