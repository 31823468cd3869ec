import { createHash, randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Query } from './stored'

export type Listed = {
  title: string
  slug?: string
  owner: string
  description?: string
  category?: string
  tags?: string[]
  format?: string
  edition?: string
  version?: string
  size?: [width: number, height: number, length: number]
  blocks?: string[]
  safety?: string[]
  mods?: string[]
  visibility?: 'public' | 'unlisted' | 'private'
  status?: 'ready' | 'processing'
  publishedAt?: string
}

/** A build as the pipeline leaves it, without the pipeline: for tests of what is made of many. @returns its id */
export async function addListed(query: Query, listed: Listed): Promise<string> {
  const { title, owner, tags = [], size = [5, 5, 5], blocks = ['minecraft:stone'], safety = [], mods = [] } = listed
  const [id, fileId, objectId] = [uuidv7(), uuidv7(), uuidv7()]
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
  for (const tag of tags)
    await query('insert into tags (id, name, slug) values ($1, $2, $3) on conflict (slug) do nothing', [
      uuidv7(),
      tag.charAt(0).toUpperCase() + tag.slice(1),
      tag,
    ])
  await query('insert into stored_objects (id, key, bytes, sha256) values ($1, $2, 10, $3)', [
    objectId,
    `files/${objectId}`,
    sha256,
  ])
  await query(
    `with file as (
       insert into schematic_files (id, filename, filesize, sha256, format, edition, status, verdict, schematic_id, owner_id, object_id, inspection)
       values ($2, 'build.schem', 10, $3, 'sponge', 'java', 'ready', 'clean', $1, $4, $5, $6)
     )
     insert into schematics (id, title, slug, description, category_id, visibility, owner_id, status, file_id, published_at,
       format, edition, game_version, width, height, length, block_count, materials, mods, safety)
     values ($1, $7, $8, $9, (select id from categories where slug = $10), $11, $4, $12, $2, $13, $14, $15, $16, $17, $18, $19, 100,
       '[]', $20, $21)`,
    [
      id,
      fileId,
      sha256,
      owner,
      objectId,
      JSON.stringify({ blocks: Object.fromEntries(blocks.map((block) => [block, 1])) }),
      title,
      listed.slug ?? `listed-${id}`,
      listed.description ?? null,
      listed.category ?? null,
      listed.visibility ?? 'public',
      listed.status ?? 'ready',
      listed.publishedAt ?? new Date().toISOString(),
      listed.format ?? 'sponge',
      listed.edition ?? 'java',
      listed.version ?? '1.21.4',
      ...size,
      JSON.stringify(mods),
      JSON.stringify(safety.map((kind) => ({ kind, count: 1, places: [] }))),
    ],
  )
  for (const [order, tag] of tags.entries())
    await query(
      `insert into schematics_rels ("order", parent_id, path, tags_id) select $1, $2, 'tags', id from tags where slug = $3`,
      [order + 1, id, tag],
    )
  return id
}
