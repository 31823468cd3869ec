import type { Payload } from 'payload'
import { adapterOf } from '../../database'
import type { PublishedSchematic } from '../publishSchematic'

/** What was answered when a build was published; for those who have lost the answer. */
export async function readPublished(payload: Payload, schematicId: string): Promise<PublishedSchematic | undefined> {
  const { rows } = await adapterOf(payload).pool.query<{ doc: PublishedSchematic }>({
    name: 'read-published',
    text: `select json_build_object('id', s.id, 'slug', s.slug, 'title', s.title, 'visibility', s.visibility,
             'status', s.status, 'file', json_build_object('id', f.id, 'status', f.status, 'filename', f.filename,
               'filesize', f.filesize, 'sha256', f.sha256)) as doc
           from schematics s join schematic_files f on f.id = s.file_id where s.id = $1`,
    values: [schematicId],
  })
  return rows[0]?.doc
}
