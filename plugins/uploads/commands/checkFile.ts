import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { type DeclaredUpload, parseDeclared } from './beginUpload'
import { checkUpload } from './checkUpload'
import { type OpenUpload, uploadColumns } from './openUpload'

type Checked = {
  /** What would be answered to its upload, in the form of any error; empty where nothing speaks against it. */
  errors: unknown[]
  /** An unfinished upload of the same bytes, which will go on where it was. */
  upload: { id: string; filename: string; bytes: number } | null
}

const findOpen = async (payload: Payload, ownerId: string, { sha256, bytes }: DeclaredUpload) =>
  sha256 === null
    ? undefined
    : (
        await adapterOf(payload).pool.query<OpenUpload>({
          name: 'find-open-upload',
          text: `select ${uploadColumns} from uploads u
                 where u.owner_id = $1 and u.sha256 = $2 and u.bytes = $3 and u.state <> 'done' and u.expires_at > now()`,
          values: [ownerId, sha256, bytes],
        })
      ).rows[0]

const asErrors = async (error: unknown): Promise<unknown[]> => {
  if (!(error instanceof ShopError)) throw error
  const body = (await errorResponse(error).json()) as { errors: unknown[] }
  return body.errors
}

/** What speaks against a file, from its name, size and hash: before a byte of it is sent. */
export async function checkFile(payload: Payload, ownerId: string, body: unknown, maxBytes: number): Promise<Checked> {
  try {
    const file = parseDeclared(body, maxBytes)
    await checkUpload(payload, ownerId, { sha256: file.sha256 ?? '', bytes: file.bytes, category: null })
    const open = await findOpen(payload, ownerId, file)
    return { errors: [], upload: open ? { id: open.id, filename: open.filename, bytes: open.bytes } : null }
  } catch (error) {
    return { errors: await asErrors(error), upload: null }
  }
}
