import { createHash, randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { closeSender } from '@jobs/boss'
import config from '@payload-config'
import { sql } from '@payloadcms/db-postgres'
import { publishSchematic } from '@plugins/uploads/commands/publishSchematic'
import { createLocalReq, getPayload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { contextOf } from '@/core/context/context'
import { adapterOf, type Executor } from '@/core/database/executor'
import { HEAD_BYTES } from '@/core/http/receivedFile'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { demoBuilds } from './demo/demoBuilds'

/** The shop's own profile: nobody signs in with it. */
const OWNER = 'schematicshop'

async function findOrCreateOwner(db: Executor): Promise<string> {
  const found = await db.execute<{ id: string }>(sql`select id from profiles where lower(username) = ${OWNER}`)
  if (found.rows[0]) return found.rows[0].id
  const id = uuidv7()
  await db.execute(sql`
    with profile as (insert into profiles (id, username, display_name) values (${id}, ${OWNER}, 'SchematicShop') returning id)
    insert into storage_accounts (id, owner_id, quota_bytes) select id, id, null from profile`)
  return id
}

const payload = await getPayload({ config })
const { drizzle } = adapterOf(payload)
const { rows } = await drizzle.execute(sql`select 1 from schematics limit 1`)
if (rows.length === 0) {
  const owner = await findOrCreateOwner(drizzle)
  await mkdir(contextOf(payload).stores.receivingFolder, { recursive: true })
  for (const { filename, nbt, ...listing } of demoBuilds()) {
    const bytes = compressInNode(nbt)
    const file = path.join(contextOf(payload).stores.receivingFolder, randomUUID())
    await writeFile(file, bytes)
    const received = {
      path: file,
      filename,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      head: Buffer.from(bytes.subarray(0, HEAD_BYTES)),
    }
    await publishSchematic(await createLocalReq({}, payload), owner, received, listing)
  }
  console.log(`${demoBuilds().length} demo builds are on their way`)
}
await closeSender(contextOf(payload))
await payload.destroy()
process.exit(0)
