import type { Payload } from 'payload'
import { adapterOf } from '../database'
import { isUuid } from '../isUuid'

/** Who asks; nothing where nobody is signed in. */
export type Viewer = { id: string; role: string; state: string } | null

export const isStaff = (viewer: Viewer) =>
  viewer?.state === 'active' && (viewer.role === 'moderator' || viewer.role === 'admin')

export type ReadableSchematic = {
  id: string
  slug: string
  ownerId: string
  status: string
  visibility: string
  fileId: string
  fileStatus: string
  verdict: string
  filename: string
  objectKey: string
}

/**
 * A listing and its current file, where this viewer may know of it: published and not private, or their own, or they are
 * staff. `undefined` is the answer for what does not exist and for what they must not know of alike.
 */
export async function findReadable(
  payload: Payload,
  id: string,
  viewer: Viewer,
): Promise<ReadableSchematic | undefined> {
  if (!isUuid(id)) return undefined
  const { rows } = await adapterOf(payload).pool.query<ReadableSchematic>({
    name: 'find-readable',
    text: `select s.id, s.slug, s.owner_id as "ownerId", s.status, s.visibility, f.id as "fileId", f.status as "fileStatus",
                  f.verdict, f.filename, o.key as "objectKey"
           from schematics s join schematic_files f on f.id = s.file_id join stored_objects o on o.id = f.object_id
           where s.id = $1
             and ((s.status = 'ready' and s.visibility in ('public', 'unlisted')) or s.owner_id = $2 or $3)`,
    values: [id, viewer?.state === 'active' ? viewer.id : null, isStaff(viewer)],
  })
  return rows[0]
}
