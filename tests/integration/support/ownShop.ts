import { createHash, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { closeSender } from '@jobs/boss'
import config from '@payload-config'
import type { Listing } from '@plugins/listings/commands/parseListing'
import { publishSchematic } from '@plugins/uploads/commands/publishSchematic'
import { createLocalReq, getPayload, type Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { HEAD_BYTES } from '@/core/http/receivedFile'
import type { ReceivedFile } from '@/core/http/receiveMultipart'
import type { Role } from '@/core/vocabulary'
import type { Query } from './stored'

/** The shop in the test's own process, on the test file's own database. */
export const openShop = (): Promise<Payload> => getPayload({ config })

export async function closeShop(payload: Payload): Promise<void> {
  await closeSender(contextOf(payload))
  const { pool } = payload.db as unknown as { pool: { end(): Promise<void> } }
  await payload.destroy()
  await pool.end()
}

export const queryIn =
  (payload: Payload): Query =>
  async (text, values = []) =>
    (await adapterOf(payload).pool.query({ text, values })).rows as never

export async function addUser(payload: Payload, role: Role = 'user') {
  const username = `${role}-${randomBytes(4).toString('hex')}`
  const user = await payload.create({
    collection: 'users',
    data: { email: `${username}@test.invalid`, password: 'correct horse battery', username, role, state: 'active' },
  })
  return { ...user, collection: 'users' as const }
}

/** A file as it is once it was received whole. */
export async function receiveBytes(bytes: Buffer, filename = 'build.schem'): Promise<ReceivedFile> {
  const { receivingFolder } = contextOf(await config).stores
  await mkdir(receivingFolder, { recursive: true })
  const place = path.join(receivingFolder, randomBytes(8).toString('hex'))
  await writeFile(place, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path: place, filename, bytes: bytes.length, sha256, head: bytes.subarray(0, HEAD_BYTES) }
}

/** A file that came in through the door, its first job still to be done. */
export async function addUpload(payload: Payload, ownerId: string, bytes: Buffer, listing: Partial<Listing> = {}) {
  const req = await createLocalReq({}, payload)
  return publishSchematic(req, ownerId, await receiveBytes(bytes), { title: 'A build', ...listing })
}
