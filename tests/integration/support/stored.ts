import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import type { Shop } from '../../setup/shop'

/** Keys of the uploaded files in a bucket; pictures lie beside them. */
export async function listObjects(client: S3Client, bucket: string): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'files/' }))
  return Contents.map(({ Key }) => Key ?? '')
}

type Folder = 'receiving' | 'objects' | 'uploads'

/** Paths of the files below a folder of the shop's data; none where it doesn't exist yet. */
export function findFiles(shop: Pick<Shop, 'dataDir'>, folder: Folder): string[] {
  try {
    return readdirSync(path.join(shop.dataDir, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => path.join(parentPath, name))
  } catch {
    return []
  }
}

/** Their names. */
export const listFiles = (shop: Pick<Shop, 'dataDir'>, folder: Folder): string[] =>
  findFiles(shop, folder).map((file) => path.basename(file))

export type Query = <Row extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>

/** The superuser's way to the shop's database. */
export function queryOf(shop: Shop): Query {
  const { database } = shop
  if (!database) throw new Error('this shop has no database of its own')
  return (text, values) => database.query(text, values)
}

/** What an owner's account says, and what it should say: the sum of their files and pictures. */
export async function readAccount(query: Query, ownerId: string) {
  const [row] = await query<{ used: string; files: string; bytes: string; held: string }>(
    `select a.used_bytes as used, a.file_count as files,
       (select coalesce(sum(filesize), 0) from schematic_files where owner_id = $1)
         + (select coalesce(sum(filesize + coalesce(sizes_card_filesize, 0) + coalesce(sizes_avatar_filesize, 0)), 0)
            from media where owner_id = $1 and kind <> 'preview') as bytes,
       (select count(*) from schematic_files where owner_id = $1) as held
     from storage_accounts a where a.owner_id = $1`,
    [ownerId],
  )
  if (!row) throw new Error(`${ownerId} has no storage account`)
  return {
    used: Number(row.used),
    files: Number(row.files),
    stored: { used: Number(row.bytes), files: Number(row.held) },
  }
}

/**
 * The shop's own pictures, told by what they are for: those that files show first, and those that nothing refers to.
 */
export const PICTURES = `
  select (select count(distinct preview_id)::int from schematic_files) as first,
    (select count(*)::int from media m where kind = 'preview'
      and not exists (select 1 from schematic_files where preview_id = m.id)
      and not exists (select 1 from schematic_sides where media_id = m.id)
      and not exists (select 1 from link_pictures where media_id = m.id)) as unused`
