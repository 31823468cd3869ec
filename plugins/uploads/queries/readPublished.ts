import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import type { OpenUpload } from '../commands/openUpload'
import type { PublishedSchematic } from '../commands/publishSchematic'
import type { Replacement } from '../commands/replaceFile'

async function readBuild(payload: Payload, schematicId: string): Promise<PublishedSchematic | undefined> {
  const { rows } = await adapterOf(payload).pool.query<{ doc: PublishedSchematic }>({
    name: 'read-published',
    text: `select json_build_object('id', s.id, 'slug', s.slug, 'title', s.title, 'visibility', s.visibility,
             'status', s.status, 'file', json_build_object('id', f.id, 'status', f.status, 'filename', f.filename,
               'filesize', f.filesize, 'sha256', f.sha256)) as doc
           from ${adapterOf(payload).names.schematics} s join ${adapterOf(payload).names.schematicFiles} f on f.id = s.file_id where s.id = $1`,
    values: [schematicId],
  })
  return rows[0]?.doc
}

/** A replacement file; undefined where it was discarded. */
async function readReplacement(payload: Payload, fileId: string): Promise<Replacement | undefined> {
  const { rows } = await adapterOf(payload).pool.query<{ doc: Replacement }>({
    name: 'read-replacement',
    text: `select json_build_object('id', s.id, 'slug', s.slug, 'file', json_build_object('id', f.id, 'status', f.status,
             'filename', f.filename, 'filesize', f.filesize, 'sha256', f.sha256)) as doc
           from ${adapterOf(payload).names.schematicFiles} f join ${adapterOf(payload).names.schematics} s on s.id = f.schematic_id where f.id = $1`,
    values: [fileId],
  })
  return rows[0]?.doc
}

/** Repeats the response to a finished upload, for clients that lost it. */
export async function readPublished(
  payload: Payload,
  { schematicId, fileId, replaces }: Pick<OpenUpload, 'schematicId' | 'fileId' | 'replaces'>,
): Promise<PublishedSchematic | Replacement | undefined> {
  if (replaces) return fileId === null ? undefined : readReplacement(payload, fileId)
  return schematicId === null ? undefined : readBuild(payload, schematicId)
}
