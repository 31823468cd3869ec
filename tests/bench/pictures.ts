import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { withClient } from '../../scripts/postgres/databases.mjs'
import { waitUntil } from '../../scripts/process/waitUntil.mjs'
import type { Shop } from '../setup/shop'
import { makeUpload } from './uploads'

/** Builds that get a picture: more than a page shows. */
const PICTURES = 60

/**
 * Publishes a build, and gives the newest of the others a copy of its picture each: a page of them loads as many files
 * as in earnest.
 */
export async function givePictures(shop: Shop, adminUrl: string, token: string): Promise<void> {
  const { filename, bytes } = await makeUpload(16)
  const form = new FormData()
  form.set('_payload', JSON.stringify({ title: 'A picture', visibility: 'private' }))
  form.set('file', new File([new Uint8Array(bytes)], filename))
  const headers = { Authorization: `JWT ${token}` }
  const response = await fetch(`${shop.url}/api/schematics`, { method: 'POST', headers, body: form })
  if (response.status !== 201) throw new Error(`the upload answers ${response.status}`)
  const { doc } = (await response.json()) as { doc: { id: string } }
  await withClient(adminUrl, async (client) => {
    const find = async () =>
      (await client.query('select m.* from media m join schematics s on s.preview_id = m.id where s.id = $1', [doc.id]))
        .rows[0]
    if (!(await waitUntil(async () => (await find()) !== undefined, 60_000, 200)))
      throw new Error('the picture was not drawn')
    const picture = await find()
    const { rows } = await client.query<{ id: string; owner: string }>(
      `select id, owner_id as owner from schematics where status = 'ready' and visibility = 'public'
       order by published_at desc limit ${PICTURES}`,
    )
    for (const [at, { id, owner }] of rows.entries()) {
      const named = (name: string) => `${at}-${name}`
      const copy = { ...picture, owner_id: owner, schematic_id: id }
      copy.id = `01990000-0000-7000-8000-${String(at).padStart(12, '0')}`
      for (const column of Object.keys(copy).filter((key) => /filename$/.test(key) && picture[key])) {
        copyFileSync(mediaFile(shop, picture[column]), mediaFile(shop, named(picture[column])))
        copy[column] = named(picture[column])
        const url = column.replace(/filename$/, 'url')
        if (typeof picture[url] === 'string') copy[url] = picture[url].replace(picture[column], copy[column])
      }
      const columns = Object.keys(copy)
      await client.query(
        `insert into media (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
        columns.map((name) => copy[name]),
      )
      await client.query(`select set_config('shop.writer', 'pipeline', false)`)
      await client.query('update schematics set preview_id = $1 where id = $2', [copy.id, id])
    }
  })
}

const mediaFile = (shop: Shop, name: string) => path.join(shop.dataDir, 'media', name)
