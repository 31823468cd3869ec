import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { removeObjects } from '@jobs/handlers/removeObjects'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import { sweepObjects } from '@jobs/handlers/sweepObjects'
import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { inflateInNode } from '@/schematic/inflate/node'
import { readSchematic } from '@/schematic/read/readSchematic'
import { callShopApi, refusalOf } from '../../tests/integration/support/asking'
import { BUILD_SIZE, makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { BROWSER } from '../../tests/integration/support/people'
import { listFiles, type Query } from '../../tests/integration/support/stored'
import { convertFile, failConversion } from './jobs/convertFile'
import { type ConversionOptions, conversionOptions } from './types'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

const ORIGIN = 'http://shop.invalid'
const askFor = (payload: Payload, path: string, headers: Record<string, string> = {}) =>
  callShopApi(payload, path, { headers: { 'User-Agent': BROWSER, ...headers } })

describe('a build in another format', () => {
  let payload: Payload
  let query: Query
  let ownerId: string
  let id: string
  let fileId: string
  let count = 0
  const context = () => ({ payload, signal: new AbortController().signal })

  /** Of someone else in each test: one may not have many files converted in an hour. */
  const download = (format: string, headers: Record<string, string> = {}) => {
    const asked = { 'x-shop-remote-address': `192.0.2.${count}`, ...headers }
    return askFor(payload, `/api/schematics/${id}/download?format=${format}`, asked)
  }
  const rows = () =>
    query<{ id: string; target: string; status: string; key: string | null }>(
      `select c.id, c.target, c.status, o.key from conversions c left join stored_objects o on o.id = c.object_id
       where c.file_id = $1 order by c.target`,
      [fileId],
    )
  const jobs = (conversionId: string) =>
    query(`select 1 from pgboss.job where name = 'convert-file' and data->>'conversionId' = $1`, [conversionId])
  /** Asks for a format and has it made. @returns the made conversion */
  const make = async (format: string) => {
    await download(format)
    const waiting = (await rows()).find(({ status }) => status === 'waiting')
    await convertFile({ conversionId: waiting?.id ?? '' }, context())
    return (await rows()).find((row) => row.id === waiting?.id)
  }
  const follow = (location: string) => askFor(payload, location)
  const removeAsked = async () => {
    const asked = await query<{ data: { keys: string[] } }>(`select data from pgboss.job where name = 'remove-objects'`)
    for (const { data } of asked) await removeObjects(data, context())
  }
  const isStored = (key: string | null | undefined) =>
    listFiles({ dataDir: process.env.DATA_DIR ?? '' }, 'objects').includes(key?.split('/')[1] ?? 'none')

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    ownerId = (await addUser(payload)).id
  })
  beforeEach(async () => {
    const upload = await addUpload(payload, ownerId, makeBuild({ name: `Convertible ${++count}` }))
    id = upload.id
    fileId = upload.file.id
    for (const handler of [hashFile, scanFile, inspectFile, renderPreview]) await handler({ fileId }, context())
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  it('is queued by the first request, and made once', async () => {
    const answers = await Promise.all([download('litematic'), download('litematic'), download('litematic')])
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(answers[0]?.headers.get('retry-after')).toBe('2')
    expect(await answers[0]?.json()).toMatchObject({ conversion: { format: 'litematic', status: 'waiting' } })
    const [row, ...others] = await rows()
    expect(others).toEqual([])
    expect(await jobs(row?.id ?? '')).toHaveLength(1)
  })

  it.each([
    ['litematic', 'litematic', 'build.litematic'],
    ['structure', 'structure', 'build.nbt'],
    ['mcedit', 'mcedit', 'build.schematic'],
    ['mcstructure', 'mcstructure', 'build.mcstructure'],
    ['sponge2', 'sponge', 'build.schem'],
  ])('is downloaded as %s once it has been made', async (format, name, filename) => {
    await make(format)
    const redirect = await download(format)
    expect(redirect.status).toBe(302)
    const response = await follow(redirect.headers.get('location') ?? '')
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename=${filename}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const chunks = (async function* () {
      yield bytes
    })()
    const schematic = await readSchematic(chunks, { inflate: inflateInNode })
    expect(schematic.format).toBe(name)
    const { width, height, length } = schematic.regions[0] ?? {}
    expect({ width, height, length }).toEqual(BUILD_SIZE)
  })

  it('is the original where the file is in that format already', async () => {
    expect((await download('sponge')).status).toBe(302)
    expect(await rows()).toEqual([])
  })

  it('waits on a page where a browser asks for one', async () => {
    const answer = await download('mcedit', { Accept: 'text/html,application/xhtml+xml' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/schematics\/[^/]+\/download\/mcedit$/)
    expect(await rows()).toMatchObject([{ target: 'mcedit', status: 'waiting' }])
  })

  it('is refused in words where there is no such format', async () => {
    expect(await refusalOf(download('bmp'))).toMatchObject({ code: 'invalid_field', status: 400 })
  })

  it('is not started for users who may not see the build, nor for a file that is not ready', async () => {
    await query(`update schematics set visibility = 'private' where id = $1`, [id])
    expect((await download('litematic')).status).toBe(404)
    await query(`update schematics set visibility = 'public' where id = $1`, [id])
    await query(`update schematic_files set status = 'stalled' where id = $1`, [fileId])
    expect((await download('litematic')).status).toBe(409)
    expect(await rows()).toEqual([])
  })

  it('counts as a download when it is handed out, and not while it is made', async () => {
    const counted = async () => {
      const [row] = await query<{ count: number }>(
        'select download_count::int as count from schematics where id = $1',
        [id],
      )
      return row?.count
    }
    await make('litematic')
    expect(await counted()).toBe(0)
    await download('litematic')
    await download('litematic')
    expect(await counted()).toBe(1)
  })

  it('is not served any more, by a link from before, once the file is not', async () => {
    await make('litematic')
    const location = (await download('litematic')).headers.get('location') ?? ''
    await query(
      `update schematic_files set status = 'refused', verdict = 'infected', reason = 'infected' where id = $1`,
      [fileId],
    )
    expect((await follow(location)).status).toBe(404)
    expect((await download('litematic')).status).toBe(409)
  })

  it('cannot be had by the signature of another link', async () => {
    const made = await make('litematic')
    const { searchParams } = new URL(
      (await askFor(payload, `/api/schematics/${id}/download`)).headers.get('location') ?? '',
    )
    const forged = `${ORIGIN}/api/conversions/${made?.id}?${searchParams}`
    expect((await follow(forged)).status).toBe(403)
  })

  it('says what it lost, and before that what it may lose', async () => {
    const read = async (): Promise<{ format: string; losses: { code: string }[]; mayLose: string[] } | undefined> => {
      const answer = await askFor(payload, `/api/schematics/${id}/conversions`)
      const { docs } = await answer.json()
      return docs.find(({ format }: { format: string }) => format === 'mcstructure')
    }
    const before = await read()
    expect(before).toMatchObject({ status: 'none', losses: null })
    await make('mcstructure')
    const after = await read()
    expect(after).toMatchObject({ status: 'ready', bytes: expect.any(Number) })
    const codes = after?.losses.map(({ code }) => code) ?? []
    // The sign goes over with its text.
    expect(codes).toContain('metadata')
    expect(codes).not.toContain('foreign_block_entities')
    expect(before?.mayLose).toEqual(expect.arrayContaining(codes))
  })

  it('that the format has no room for is refused for good, one that gave up is tried again later', async () => {
    await download('structure')
    const [row] = await rows()
    await failConversion({ conversionId: row?.id ?? '' }, context())
    expect(await refusalOf(download('structure'))).toMatchObject({ code: 'conversion_failed', status: 503 })
    await query(`update conversions set ended_at = now() - interval '1 hour' where id = $1`, [row?.id])
    expect((await download('structure')).status).toBe(202)
    expect(await jobs(row?.id ?? '')).toHaveLength(2)
    await query(`update conversions set status = 'failed', failure = 'cannot_convert' where id = $1`, [row?.id])
    expect(await refusalOf(download('structure'))).toMatchObject({ code: 'cannot_convert', status: 422 })
  })

  it('is kept while it is used, and removed with its bytes when nobody wants it for two weeks', async () => {
    const made = await make('litematic')
    await removeObjects({ keys: [made?.key ?? ''] }, context())
    expect(isStored(made?.key)).toBe(true)
    await sweepObjects({}, context())
    expect(await rows()).toHaveLength(1)
    await query(`update conversions set used_at = now() - interval '15 days' where id = $1`, [made?.id])
    await sweepObjects({}, context())
    await removeAsked()
    expect(await rows()).toEqual([])
    expect(isStored(made?.key)).toBe(false)
  })

  it('is kept on by a download', async () => {
    const made = await make('litematic')
    await query(`update conversions set used_at = now() - interval '15 days' where id = $1`, [made?.id])
    await download('litematic')
    await sweepObjects({}, context())
    expect(await rows()).toHaveLength(1)
  })

  describe('where the operator bounds what is kept', () => {
    const bound = (bounds: ConversionOptions) => conversionOptions.keep(contextOf(payload), bounds)
    const kept = async () => {
      const [row] = await query<{ bytes: number; files: number }>(
        `select (select bytes::int from conversion_storage) as bytes,
           (select coalesce(sum(o.bytes), 0)::int from conversions c join stored_objects o on o.id = c.object_id) as files`,
      )
      return row ?? { bytes: -1, files: -1 }
    }
    const bytesOf = async (target: string) =>
      (
        await query<{ bytes: number }>('select bytes::int from conversions where file_id = $1 and target = $2', [
          fileId,
          target,
        ])
      )[0]?.bytes ?? 0
    const used = (target: string, ago: string) =>
      query(`update conversions set used_at = now() - $3::interval where file_id = $1 and target = $2`, [
        fileId,
        target,
        ago,
      ])
    const ready = async () => (await rows()).filter(({ status }) => status === 'ready').map(({ target }) => target)

    beforeEach(() => query('delete from conversions where file_id <> $1', [fileId]))
    afterEach(() => bound({}))

    it('makes room by giving up what was asked for longest ago, bytes and all', async () => {
      const first = await make('litematic')
      await make('structure')
      await make('mcedit')
      await used('litematic', '3 hours')
      await used('structure', '2 hours')
      await used('mcedit', '1 hour')
      // Asked for again, it is the last to go.
      await download('litematic')
      const oldest = (await rows()).find(({ target }) => target === 'structure')
      const { bytes, files } = await kept()
      expect(bytes).toBe(files)
      bound({ maxTotalBytes: bytes })
      await make('sponge2')
      expect(await ready()).not.toContain('structure')
      expect(await ready()).toEqual(expect.arrayContaining(['litematic', 'sponge2']))
      const after = await kept()
      expect(after.bytes).toBe(after.files)
      expect(after.bytes).toBeLessThanOrEqual(bytes)
      await removeAsked()
      expect(isStored(oldest?.key)).toBe(false)
      expect(isStored(first?.key)).toBe(true)
      expect((await download('structure')).status).toBe(202)
    })

    it('keeps within the bound when several are made at once', async () => {
      await make('litematic')
      const one = await bytesOf('litematic')
      bound({ maxTotalBytes: 2 * one })
      for (const format of ['structure', 'mcedit', 'mcstructure', 'sponge2']) await download(format)
      const waiting = (await rows()).filter(({ status }) => status === 'waiting')
      await Promise.all(waiting.map(({ id: conversionId }) => convertFile({ conversionId }, context())))
      const { bytes, files } = await kept()
      expect(bytes).toBe(files)
      expect(bytes).toBeLessThanOrEqual(2 * one)
      expect(bytes).toBeGreaterThan(0)
    })

    it('is followed by the sweep where it was lowered', async () => {
      await make('litematic')
      await make('structure')
      await used('litematic', '1 hour')
      bound({ maxTotalBytes: await bytesOf('structure') })
      await sweepObjects({}, context())
      expect(await ready()).toEqual(['structure'])
    })

    it('keeps no file above the largest', async () => {
      bound({ maxFileBytes: 100 })
      await make('litematic')
      expect(await refusalOf(download('litematic'))).toMatchObject({ code: 'cannot_convert', status: 422 })
      expect(await kept()).toEqual({ bytes: 0, files: 0 })
    })
  })

  it('is made again where an older engine made it', async () => {
    const made = await make('litematic')
    await query(`update conversions set engine_version = 0, requested_at = now() - interval '2 hours' where id = $1`, [
      made?.id,
    ])
    expect((await download('litematic')).status).toBe(202)
    await sweepObjects({}, context())
    await removeAsked()
    expect(await rows()).toMatchObject([{ status: 'waiting' }])
    expect(isStored(made?.key)).toBe(false)
  })

  it('goes with its build', async () => {
    const made = await make('litematic')
    await payload.delete({ collection: 'schematics', id })
    await removeAsked()
    expect(await query('select 1 from stored_objects where key = $1', [made?.key])).toEqual([])
    expect(isStored(made?.key)).toBe(false)
  })
})
