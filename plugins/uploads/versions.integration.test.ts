import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { loadFile } from '@jobs/handlers/loadFile'
import { refuseFile } from '@jobs/handlers/refuseFile'
import { removeObjects } from '@jobs/handlers/removeObjects'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import { sweepObjects } from '@jobs/handlers/sweepObjects'
import { markStalled } from '@jobs/markStalled'
import { restartFile } from '@jobs/restartFile'
import { describeFile, failDescription } from '@plugins/pipeline/jobs/describeFile'
import { createLocalReq, type Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTransaction } from '@/core/database/executor'
import { callShopApi } from '../../tests/integration/support/asking'
import { makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn, receiveBytes } from '../../tests/integration/support/ownShop'
import { BROWSER } from '../../tests/integration/support/people'
import { listFiles, type Query, readAccount } from '../../tests/integration/support/stored'
import { removeVersion } from './commands/removeVersion'
import { replaceFile } from './commands/replaceFile'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

describe('the files of a build', () => {
  let payload: Payload
  let query: Query
  let ownerId: string
  let id: string
  let first: { fileId: string; bytes: Buffer }
  let count = 0
  const context = () => ({ payload, signal: new AbortController().signal })
  const steps = [hashFile, scanFile, inspectFile, renderPreview]
  const walk = async (fileId: string, ...handlers: typeof steps) => {
    for (const handler of handlers.length > 0 ? handlers : steps) await handler({ fileId }, context())
  }
  const build = (block = 'minecraft:stone') => makeBuild({ name: `Version ${++count}`, block })
  const replace = async (bytes: Buffer, filename = 'better.schem') =>
    (await replaceFile(payload, { id, slug: 'a-build', ownerId }, await receiveBytes(bytes, filename))).file.id
  const listing = async () => {
    const [row] = await query<{ file: string; next: string | null; status: string; blocks: string; sold: boolean }>(
      `select file_id as file, next_file_id as next, status, materials::text as blocks, published_at is not null as sold
       from schematics where id = $1`,
      [id],
    )
    return row
  }
  const download = async (version?: string) => {
    const answer = await callShopApi(
      payload,
      `http://shop.invalid/api/schematics/${id}/download${version ? `?version=${version}` : ''}`,
      { headers: { 'User-Agent': BROWSER } },
    )
    return answer.status === 302
      ? new URL(answer.headers.get('location') ?? '').pathname.split('/').at(-1)
      : answer.status
  }
  const account = () => readAccount(query, ownerId)
  const removeAsked = async () => {
    const asked = await query<{ data: { keys: string[] } }>(`select data from pgboss.job where name = 'remove-objects'`)
    for (const { data } of asked) await removeObjects(data, context())
  }
  const keyOf = async (fileId: string) => {
    const [row] = await query<{ key: string }>(
      'select o.key from schematic_files f join stored_objects o on o.id = f.object_id where f.id = $1',
      [fileId],
    )
    return row?.key ?? ''
  }

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
  })
  beforeEach(async () => {
    ownerId = (await addUser(payload)).id
    const bytes = build()
    const upload = await addUpload(payload, ownerId, bytes)
    id = upload.id
    first = { fileId: upload.file.id, bytes }
    await walk(first.fileId)
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  it('are replaced when the new one has passed every step, and not a step before', async () => {
    const next = await replace(build('minecraft:diamond_block'))
    for (const step of steps) {
      expect(await download()).toBe(first.fileId)
      expect(await listing()).toMatchObject({ file: first.fileId, next, status: 'ready' })
      await walk(next, step)
    }
    expect(await download()).toBe(next)
    const after = await listing()
    expect(after).toMatchObject({ file: next, next: null, status: 'ready' })
    expect(after?.blocks).toContain('diamond_block')
  })

  it('stay downloadable as older versions for users who see the build', async () => {
    const next = await replace(build())
    await walk(next)
    expect(await download(first.fileId)).toBe(first.fileId)
    expect(await download(next)).toBe(next)
    await query(`update schematics set visibility = 'private' where id = $1`, [id])
    expect(await download(first.fileId)).toBe(404)
  })

  it('of another build are no versions of this one', async () => {
    const other = await addUpload(payload, ownerId, build())
    await walk(other.file.id)
    expect(await download(other.file.id)).toBe(404)
  })

  it('stay as they are where the new one is infected', async () => {
    const next = await replace(build())
    await walk(next, hashFile)
    await inTransaction(payload, async (tx) => {
      const file = await loadFile(tx, next, { lock: true })
      if (file) await refuseFile(payload, tx, file, 'infected', 'Found something.', 'Test.Signature')
    })
    expect(await download()).toBe(first.fileId)
    expect(await download(next)).toBe(404)
    expect(await listing()).toMatchObject({ file: first.fileId, next, status: 'ready' })
  })

  it('stay as they are where the new one is damaged, which another one replaces then', async () => {
    const broken = await replace(build().subarray(0, 150))
    await walk(broken, hashFile, scanFile, inspectFile)
    expect(await listing()).toMatchObject({ file: first.fileId, status: 'ready' })
    const key = await keyOf(broken)
    const next = await replace(build())
    await walk(next)
    await removeAsked()
    expect(await download()).toBe(next)
    expect(await query('select 1 from schematic_files where id = $1', [broken])).toEqual([])
    expect(listFiles({ dataDir: process.env.DATA_DIR ?? '' }, 'objects')).not.toContain(key.split('/')[1])
  })

  it('are not replaced by two at once', async () => {
    const next = await replace(build())
    await expect(replace(build())).rejects.toMatchObject({ code: 'replacement_underway', status: 409 })
    expect(await listing()).toMatchObject({ next })
    const stored = await query('select count(*)::int as count from schematic_files where schematic_id = $1', [id])
    expect(stored).toEqual([{ count: 2 }])
  })

  it('are not taken twice of the same owner', async () => {
    await expect(replace(first.bytes)).rejects.toMatchObject({ code: 'duplicate_file', status: 409 })
  })

  it('cannot be replaced while the first is being processed', async () => {
    const fresh = await addUpload(payload, ownerId, build())
    id = fresh.id
    await expect(replace(build())).rejects.toMatchObject({ code: 'not_ready', status: 409 })
  })

  it('publish a build whose first one was refused, and nothing is left of that', async () => {
    const fresh = await addUpload(payload, ownerId, build().subarray(0, 160))
    id = fresh.id
    await walk(fresh.file.id, hashFile, scanFile, inspectFile)
    expect(await listing()).toMatchObject({ status: 'refused', sold: false })
    const next = await replace(build())
    await walk(next)
    expect(await listing()).toMatchObject({ file: next, status: 'ready', sold: true })
    expect(await query('select 1 from schematic_files where id = $1', [fresh.file.id])).toEqual([])
  })

  it('that a later one overtook are never shown', async () => {
    const slow = await replace(build())
    await walk(slow, hashFile)
    await markStalled(payload, 'scan-file', slow)
    await query('update schematics set next_file_id = null where id = $1', [id])
    const next = await replace(build())
    await walk(next)
    await inTransaction(payload, (tx) => restartFile(tx, slow))
    await walk(slow)
    expect(await download()).toBe(next)
    expect(await download(slow)).toBe(404)
    const req = await createLocalReq({}, payload)
    const asked = { collection: 'schematic-files' as const, id: slow, req, overrideAccess: false, disableErrors: true }
    expect(await payload.findByID(asked)).toBeNull()
  })

  it('all count to their owner’s storage, until they are removed', async () => {
    const second = build('minecraft:gold_block')
    const next = await replace(second)
    await walk(next)
    const both = first.bytes.length + second.length
    expect(await account()).toEqual({ used: both, files: 2, stored: { used: both, files: 2 } })
    const key = await keyOf(first.fileId)
    await removeVersion(payload, id, first.fileId)
    await removeAsked()
    expect(await account()).toMatchObject({ used: second.length, files: 1 })
    expect(await download(first.fileId)).toBe(404)
    expect(listFiles({ dataDir: process.env.DATA_DIR ?? '' }, 'objects')).not.toContain(key.split('/')[1])
    expect(await download()).toBe(next)
  })

  it('but for the current one can be removed, also one that has not arrived', async () => {
    await expect(removeVersion(payload, id, first.fileId)).rejects.toMatchObject({ code: 'current_version' })
    const next = await replace(build())
    await removeVersion(payload, id, next)
    await walk(next)
    expect(await listing()).toMatchObject({ file: first.fileId, next: null, status: 'ready' })
  })

  it('do not pass their owner’s quota', async () => {
    await query('update storage_accounts set quota_bytes = used_bytes + 10 where owner_id = $1', [ownerId])
    await expect(replace(build())).rejects.toMatchObject({ code: 'quota_exceeded', status: 413 })
    expect(await listing()).toMatchObject({ next: null })
  })

  describe('once published', () => {
    const details = async () => {
      const [row] = await query<{ details: { shape: string; oldest: { version: string } } }>(
        'select details from schematic_files where id = $1',
        [first.fileId],
      )
      return row?.details
    }

    it('are described: from further sides, by shape, and by the oldest game that has their blocks', async () => {
      await describeFile({ fileId: first.fileId }, context())
      const sides = await query<{ side: string; filename: string }>(
        'select side, filename from schematic_sides d join media m on m.id = d.media_id where file_id = $1 order by 1',
        [first.fileId],
      )
      expect(sides.map(({ side }) => side)).toEqual(['northWest', 'top'])
      expect(await details()).toMatchObject({
        shape: expect.stringMatching(/^1:[0-9a-f]{36}$/),
        oldest: { version: null },
      })
      expect(await query('select 1 from schematic_shapes where schematic_id = $1', [id])).toHaveLength(1)
    })

    it('are described once', async () => {
      const read = async () => ({
        media: await query('select count(*)::int as count from media where schematic_id = $1', [id]),
        details: await details(),
      })
      await Promise.all([1, 2].map(() => describeFile({ fileId: first.fileId }, context())))
      const once = await read()
      expect(once.media).toEqual([{ count: 3 }])
      await describeFile({ fileId: first.fileId }, context())
      expect(await read()).toEqual(once)
    })

    it('are left alone by the sweep where describing them never works', async () => {
      await query(`update schematic_files set ready_at = now() - interval '2 hours' where id = $1`, [first.fileId])
      await query(`delete from pgboss.job where name = 'describe-file'`)
      await failDescription({ fileId: first.fileId }, context())
      await sweepObjects({}, context())
      expect(
        await query(`select 1 from pgboss.job where name = 'describe-file' and data->>'fileId' = $1`, [first.fileId]),
      ).toEqual([])
    })

    it('are described by the sweep where that was missed', async () => {
      await query(`update schematic_files set ready_at = now() - interval '2 hours' where id = $1`, [first.fileId])
      await query(`delete from pgboss.job where name = 'describe-file'`)
      await sweepObjects({}, context())
      await sweepObjects({}, context())
      expect(
        await query(`select 1 from pgboss.job where name = 'describe-file' and data->>'fileId' = $1`, [first.fileId]),
      ).toHaveLength(1)
    })
  })
})
