import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import { readListing } from '@plugins/listings/queries/readListing'
import { moderateVisibility } from '@plugins/moderation/commands/moderateVisibility'
import { notify } from '@plugins/notifications/jobs/notify'
import { replaceFile } from '@plugins/uploads/commands/replaceFile'
import { restoreVersion } from '@plugins/uploads/commands/restoreVersion'
import { readVersions } from '@plugins/uploads/queries/readVersions'
import { createLocalReq, type Payload, type TypedUser } from 'payload'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import { HEAD_BYTES } from '@/core/http/receivedFile'
import type { Scanner } from '@/core/scanning/resolveScanner'
import { callShopApi } from '../../tests/integration/support/asking'
import { makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Query } from '../../tests/integration/support/stored'
import { MARKER, SIGNATURES } from '../../tests/services/clamd'
import { describeWith } from '../../tests/setup/needs'
import { getClamd } from '../../tests/setup/services'
import { rescanFiles } from './jobs/rescanFiles'

const scanner = vi.hoisted<{ current: Scanner }>(() => ({ current: { kind: 'none' } }))
vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))
vi.mock('@/core/scanning/resolveScanner', () => ({ resolveScanner: async () => scanner.current }))

let payload: Payload
let query: Query
let owner: TypedUser
let moderator: TypedUser
let clamd: Scanner
let count = 0

const context = () => ({ payload, signal: new AbortController().signal })
const steps = [hashFile, scanFile, inspectFile, renderPreview]
const walk = async (fileId: string) => {
  for (const step of steps) await step({ fileId }, context())
}
const publish = async (sign = 'Welcome') => {
  const bytes = makeBuild({ name: `Build ${++count}`, sign })
  const upload = await addUpload(payload, String(owner.id), bytes, { title: `Build ${count}` })
  await walk(upload.file.id)
  return { ...upload, fileId: upload.file.id, bytes }
}
const fileRow = async (id: string) =>
  (
    await query<{ status: string; verdict: string; signatures: string | null; scanned: string }>(
      `select f.status, f.verdict, f.scan_signatures as signatures, f.scanned_at::text as scanned, s.status as listing
       from schematic_files f join schematics s on s.id = f.schematic_id where f.id = $1`,
      [id],
    )
  )[0]
const viewerOf = (user: TypedUser) => ({ id: String(user.id), role: user.role, state: user.state })

describeWith(['clamd'], 'what was published', () => {
  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    moderator = (await addUser(payload, 'moderator')) as TypedUser
    const { host, port } = await getClamd()
    clamd = { kind: 'clamd', host, port }
  })
  beforeEach(async () => {
    owner = (await addUser(payload)) as TypedUser
    scanner.current = { kind: 'none' }
  })
  afterAll(() => closeShop(payload))

  it('unscanned is scanned once there is a scanner: what is clean says so, what is infected is gone at once', async () => {
    const [good, bad] = [await publish(), await publish(MARKER)]
    expect(await fileRow(bad.fileId)).toMatchObject({ status: 'ready', verdict: 'unscanned', signatures: null })
    expect((await readListing(payload, good.slug, null))?.file).toMatchObject({ verdict: 'unscanned', scannedAt: null })
    expect(await rescanFiles({}, context())).toMatchObject({ skipped: 'there is no scanner' })
    await query(`delete from pgboss.job where name = 'notify'`)

    scanner.current = clamd
    expect(await rescanFiles({}, context())).toBe('done')
    expect(await fileRow(good.fileId)).toMatchObject({ status: 'ready', verdict: 'clean', listing: 'ready' })
    const shown = (await readListing(payload, good.slug, null))?.file
    expect(shown?.verdict).toBe('clean')
    expect(Date.parse(shown?.scannedAt ?? '')).toBeGreaterThan(Date.now() - 60_000)

    expect(await fileRow(bad.fileId)).toMatchObject({ status: 'refused', verdict: 'infected', listing: 'refused' })
    expect(await readListing(payload, bad.slug, null)).toBeUndefined()
    const answer = await callShopApi(payload, `/api/schematics/${bad.id}/download`)
    expect(answer.status).toBe(404)
    const told = await query<{ kind: string; recipient: string }>(
      `select data ->> 'kind' as kind, data ->> 'recipientId' as recipient from pgboss.job where name = 'notify'`,
    )
    expect(told).toContainEqual({ kind: 'file-refused', recipient: owner.id })
    expect(told).toContainEqual({ kind: 'file-infected', recipient: moderator.id })
  })

  it('is scanned again when the scanner’s signatures are others than then, and not when they are the same', async () => {
    scanner.current = clamd
    const { fileId } = await publish()
    const before = await fileRow(fileId)
    expect(before).toMatchObject({ verdict: 'clean', signatures: expect.stringMatching(/^ClamAV [\d.]+.*\/\d+$/) })
    await rescanFiles({}, context())
    expect(await fileRow(fileId)).toEqual(before)
    await query(`update schematic_files set scan_signatures = 'ClamAV 0.1/1' where id = $1`, [fileId])
    await rescanFiles({}, context())
    const after = await fileRow(fileId)
    expect(after?.signatures).toBe(before?.signatures)
    expect(after?.scanned).not.toBe(before?.scanned)
  })

  it('unscanned is scanned where a moderator asks for it', async () => {
    const { fileId } = await publish()
    const endpoints = payload.collections['schematic-files'].config.endpoints || []
    const endpoint = endpoints.find((one) => one.path === '/:id/retry')
    const retry = async () => {
      const req = await createLocalReq({ user: moderator }, payload)
      Object.assign(req, { routeParams: { id: fileId } })
      return endpoint?.handler(req)
    }
    await expect(retry()).rejects.toMatchObject({ status: 409 })
    scanner.current = clamd
    expect((await retry())?.status).toBe(202)
    const jobs = await query<{ data: { fileId: string } }>(
      `select data from pgboss.job where name = 'rescan-files' and data ->> 'fileId' = $1`,
      [fileId],
    )
    expect(jobs).toHaveLength(1)
    await rescanFiles({ fileId }, context())
    expect(await fileRow(fileId)).toMatchObject({ status: 'ready', verdict: 'clean' })
    await expect(retry()).rejects.toMatchObject({ status: 409 })
  })

  it('infected tells its signature to moderators alone', async () => {
    scanner.current = clamd
    const { id, slug, fileId } = await publish(MARKER)
    expect(await fileRow(fileId)).toMatchObject({ status: 'refused', verdict: 'infected' })
    const seen = async (user: TypedUser) =>
      JSON.stringify([
        await payload.findByID({ collection: 'schematic-files', id: fileId, user, overrideAccess: false, depth: 1 }),
        await payload.findByID({ collection: 'schematics', id, user, overrideAccess: false, depth: 2 }),
        await readListing(payload, slug, viewerOf(user)),
        await query('select data from notifications where recipient_id = $1', [user.id]),
      ])
    expect(await seen(owner)).toContain('infected')
    expect(await seen(owner)).not.toContain(SIGNATURES.marker.split('.')[0])
    expect(await seen(moderator)).toContain(SIGNATURES.marker)
    await expect(
      payload.find({
        collection: 'schematic-files',
        where: { signature: { contains: 'Shop' } },
        user: owner,
        overrideAccess: false,
      }),
    ).rejects.toThrow()
    const sent = vi.spyOn(payload, 'sendEmail').mockResolvedValue(undefined)
    await notify({ kind: 'file-refused', fileId, recipientId: String(owner.id) }, context())
    expect(JSON.stringify(sent.mock.calls)).toContain(slug)
    expect(JSON.stringify(sent.mock.calls)).not.toContain(SIGNATURES.marker.split('.')[0])
    sent.mockRestore()
  })

  /** A build of two versions, of which the second is current, and what can be done with them. */
  async function publishTwice() {
    const first = await publish()
    const { id, slug } = first
    const replace = async (bytes: Buffer) => {
      const place = path.join(contextOf(payload).stores.receivingFolder, randomBytes(8).toString('hex'))
      await writeFile(place, bytes)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const file = {
        path: place,
        filename: 'new.schem',
        bytes: bytes.length,
        sha256,
        head: bytes.subarray(0, HEAD_BYTES),
      }
      return replaceFile(payload, { id, slug, ownerId: String(owner.id) }, file)
    }
    const second = (await replace(makeBuild({ name: 'Second', block: 'minecraft:gold_block' }))).file.id
    await walk(second)
    const current = async () => {
      const [row] = await query<{ file: string; materials: string; found: boolean }>(
        `select s.file_id as file, s.materials::text as materials,
           exists (select 1 from schematic_search x where x.schematic_id = s.id and 'minecraft:gold_block' = any (x.blocks)) as found
         from schematics s where s.id = $1`,
        [id],
      )
      return { file: row?.file, gold: row?.materials.includes('gold_block'), found: row?.found }
    }
    const restore = (file: string, isStaff = false) => restoreVersion(payload, id, file, { isStaff })
    return { id, first, second, replace, restore, current }
  }

  it('before is not taken as a new one', async () => {
    const { id, first, replace } = await publishTwice()
    const refused = { status: 409, code: 'duplicate_file', details: { id, version: first.fileId } }
    await expect(replace(first.bytes)).rejects.toMatchObject(refused)
  })

  it('before is current again when it is restored, with its facts and no new bytes', async () => {
    const { id, first, second, restore, current } = await publishTwice()
    expect(await current()).toEqual({ file: second, gold: true, found: true })
    const [objects] = await query('select count(*) from stored_objects')
    await Promise.all([restore(first.fileId), restore(first.fileId), restore(first.fileId)])
    expect(await current()).toEqual({ file: first.fileId, gold: false, found: false })
    expect(await query('select count(*) from stored_objects')).toEqual([objects])
    expect((await readVersions(payload, id)).map((version) => [version.id, version.isCurrent])).toEqual([
      [first.fileId, true],
      [second, false],
    ])
    await expect(restore(id)).rejects.toMatchObject({ status: 404 })
  })

  it('before does not come back where a moderator hid the build, nor where it is infected', async () => {
    const { id, first, restore } = await publishTwice()
    const decision = { visibility: 'private', moderatorId: String(moderator.id), reason: null } as const
    await inTransaction(payload, (tx) => moderateVisibility(tx, 'schematics', id, decision))
    await expect(restore(first.fileId)).rejects.toMatchObject({ code: 'hidden_by_moderator' })
    await query(
      `update schematic_files set status = 'refused', reason = 'infected', verdict = 'infected' where id = $1`,
      [first.fileId],
    )
    await expect(restore(first.fileId, true)).rejects.toMatchObject({ code: 'not_ready' })
  })
})
