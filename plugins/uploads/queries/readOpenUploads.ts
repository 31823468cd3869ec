import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { type OpenUpload, uploadColumns } from '../commands/openUpload'

export type ListedUpload = Pick<OpenUpload, 'id' | 'filename' | 'bytes' | 'sha256' | 'state' | 'expiresAt'>

/**
 * A user's unfinished uploads for new builds, newest first; those of replacements are resumed on the build's edit page.
 */
export async function readOpenUploads(payload: Payload, ownerId: string): Promise<ListedUpload[]> {
  const { rows } = await adapterOf(payload).pool.query<OpenUpload>({
    name: 'open-uploads',
    text: `select ${uploadColumns} from uploads u
           where u.owner_id = $1 and u.state <> 'done' and not u.replaces and u.expires_at > now() order by u.id desc`,
    values: [ownerId],
  })
  return rows.map(({ id, filename, bytes, sha256, state, expiresAt }) => ({
    id,
    filename,
    bytes,
    sha256,
    state,
    expiresAt,
  }))
}
