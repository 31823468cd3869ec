import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { callShopApi } from '../../tests/integration/support/asking'
import { makeBuild } from '../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { BROWSER } from '../../tests/integration/support/people'
import type { Query } from '../../tests/integration/support/stored'
import { signLink } from './signLink'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

const who = ['stranger', 'owner', 'moderator'] as const
type Who = (typeof who)[number]

/** Every state of a file that is not published, as the pipeline, a moderator or a mistake may leave it. */
const states: [name: string, columns: Record<string, string | null>][] = [
  ['received', { status: 'received', verdict: 'pending' }],
  ['hashed', { status: 'hashed', verdict: 'pending' }],
  ['scanned', { status: 'scanned', verdict: 'clean' }],
  ['stalled', { status: 'stalled', verdict: 'pending' }],
  ['stalled after its scan', { status: 'stalled', verdict: 'clean' }],
  ['refused as infected', { status: 'refused', verdict: 'infected', reason: 'infected' }],
  ['refused as unscannable', { status: 'refused', verdict: 'unscannable', reason: 'unscannable' }],
  ['refused as malformed', { status: 'refused', verdict: 'clean', reason: 'malformed' }],
]

describe('the bytes of a file', () => {
  const bytes = makeBuild({ name: 'Guarded' })
  let payload: Payload
  let query: Query
  let schematicId: string
  let fileId: string
  const tokens = new Map<Who, string>()

  const download = (person: Who) => {
    const token = tokens.get(person)
    const headers = { 'User-Agent': BROWSER, ...(token && { Authorization: `JWT ${token}` }) }
    return callShopApi(payload, `/api/schematics/${schematicId}/download`, { headers })
  }
  const model = (person: Who, headers: Record<string, string> = {}) => {
    const token = tokens.get(person)
    const own = { 'User-Agent': BROWSER, ...(token && { Authorization: `JWT ${token}` }), ...headers }
    return callShopApi(payload, `/api/schematics/${schematicId}/model`, { headers: own })
  }
  const follow = (link: string, asked: { headers?: Record<string, string>; method?: string } = {}) =>
    callShopApi(payload, link, asked)
  const put = async (columns: Record<string, string | null>) => {
    const { status, verdict, reason = null } = columns
    await query('update schematic_files set status = $2, verdict = $3, reason = $4 where id = $1', [
      fileId,
      status,
      verdict,
      reason,
    ])
  }

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    const [owner, moderator] = await Promise.all([addUser(payload), addUser(payload, 'moderator')])
    for (const [person, { email }] of [
      ['owner', owner],
      ['moderator', moderator],
    ] as const) {
      const { token } = await payload.login({ collection: 'users', data: { email, password: 'correct horse battery' } })
      tokens.set(person, token ?? '')
    }
    const { id, file } = await addUpload(payload, owner.id, bytes)
    schematicId = id
    fileId = file.id
    for (const handler of [hashFile, scanFile, inspectFile, renderPreview])
      await handler({ fileId }, { payload, signal: new AbortController().signal })
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  it.each(who)('are served to %s once the file is ready', async (person) => {
    await put({ status: 'ready', verdict: 'unscanned' })
    const redirect = await download(person)
    expect(redirect.status).toBe(302)
    const response = await follow(redirect.headers.get('location') ?? '')
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each(who)('are served to %s for the 3D view, and count as no download', async (person) => {
    await put({ status: 'ready', verdict: 'unscanned' })
    const [before] = await query('select download_count::int as count from schematics where id = $1', [schematicId])
    const response = await model(person)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    expect(await query('select download_count::int as count from schematics where id = $1', [schematicId])).toEqual([
      before,
    ])
  })

  it('are cached by browsers and revalidated by their hash', async () => {
    await put({ status: 'ready', verdict: 'unscanned' })
    const first = await model('stranger')
    await first.body?.cancel()
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await model('stranger', { 'If-None-Match': first.headers.get('etag') ?? '' })
    expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: null })
  })

  it('are not shown to others where the build is private, whatever their browsers have kept', async () => {
    await put({ status: 'ready', verdict: 'unscanned' })
    const kept = await model('stranger')
    await kept.body?.cancel()
    await query(`update schematics set visibility = 'private' where id = $1`, [schematicId])
    const asked = { 'If-None-Match': kept.headers.get('etag') ?? '' }
    const statuses = await Promise.all(who.map(async (person) => (await model(person, asked)).status))
    await query(`update schematics set visibility = 'public' where id = $1`, [schematicId])
    expect(statuses).toEqual([404, 304, 304])
  })

  // The listing still says that it is ready: the file's own state decides.
  describe.each(states)('of a file that is %s', (_name, columns) => {
    it.each(who)('are not offered to %s', async (person) => {
      await put(columns)
      const response = await download(person)
      expect({ status: response.status, location: response.headers.get('location') }).toEqual({
        status: 409,
        location: null,
      })
    })

    it.each(who)('are not drawn for %s', async (person) => {
      await put(columns)
      const response = await model(person)
      expect(response.status).toBe(409)
      expect(Buffer.from(await response.arrayBuffer()).includes(bytes.subarray(0, 10))).toBe(false)
    })

    it.each([
      ['GET', {}],
      ['HEAD', { method: 'HEAD' }],
      ['a part', { headers: { Range: 'bytes=0-9' } }],
    ])('are not served by a link that was signed before: %s', async (_how, init) => {
      await put(columns)
      const response = await follow(signLink(contextOf(payload), fileId), init)
      expect(response.status).toBe(404)
      expect(Buffer.from(await response.arrayBuffer()).includes(bytes.subarray(0, 10))).toBe(false)
    })
  })

  it('are not served by links from before the build was hidden, except to users who may still read it', async () => {
    await put({ status: 'ready', verdict: 'unscanned' })
    const linkOf = async (person: Who) => (await download(person)).headers.get('location') ?? ''
    const set = (table: string, column: string, value: string, id: string) =>
      query(`update ${table} set ${column} = '${value}' where id = $1`, [id])
    const served = async (link: string) => {
      const response = await follow(link)
      await response.body?.cancel()
      return response.status
    }
    const shown = await linkOf('stranger')
    await set('schematics', 'visibility', 'private', schematicId)
    const [own, moderators] = [await linkOf('owner'), await linkOf('moderator')]
    expect([await served(shown), await served(own), await served(moderators)]).toEqual([404, 200, 200])
    // Naming another user gives none of their rights.
    expect(await served(`${shown}&reader=${new URL(own).searchParams.get('reader')}`)).toBe(403)
    expect(await served(own.replace(/&reader=[^&]*/, ''))).toBe(403)
    const [owner] = await query<{ id: string }>('select owner_id as id from schematics where id = $1', [schematicId])
    await set('users', 'state', 'suspended', owner?.id ?? '')
    expect([await served(own), await served(moderators)]).toEqual([404, 200])
    await set('users', 'state', 'active', owner?.id ?? '')
    await set('schematics', 'visibility', 'public', schematicId)
    expect(await served(shown)).toBe(200)
  })

  it.each(['pending', 'infected', 'unscannable'])('cannot become ready with the verdict %s', async (verdict) => {
    await put({ status: 'received', verdict: 'pending' })
    await expect(put({ status: 'ready', verdict })).rejects.toThrow('schematic_files_ready_is_judged')
  })

  it.each([
    ['no signature', (link: string) => link.replace(/&signature=.*/, '')],
    ['another signature', (link: string) => `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`],
    ['a later end', (link: string) => link.replace(/expires=\d+/, (text) => `expires=${Number(text.slice(8)) + 1}`)],
    ['an end that has passed', () => signLink(contextOf(payload), fileId, Date.now() - 600_000)],
    ['the signature for another file', () => signLink(contextOf(payload), schematicId).replace(schematicId, fileId)],
  ])('are not served by a link with %s', async (_what, change) => {
    await put({ status: 'ready', verdict: 'unscanned' })
    expect((await follow(change(signLink(contextOf(payload), fileId)))).status).toBe(403)
  })
})
