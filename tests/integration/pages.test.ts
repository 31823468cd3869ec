import { randomBytes } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shop, startShop } from '../setup/shop'
import { makeBuild } from './support/builds'
import { BROWSER, PASSWORD, type Person, signUp, stranger } from './support/people'
import { queryOf } from './support/stored'
import { publish, waitFor } from './support/waitFor'

type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer; timing: string }

describe('a page', () => {
  let shop: Shop
  let owner: Person
  let cookie: string
  let buildId: string
  let address: string

  /** Asks as a browser does, and says how much work it was. */
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Got>((resolve, reject) => {
      const own = { 'User-Agent': BROWSER, 'X-Shop-Measure': '1', 'Accept-Language': 'en' }
      const sent = request(new URL(path, shop.url), { method, headers: { ...own, ...headers } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
            timing: String(response.headers['server-timing'] ?? ''),
          }),
        )
      })
      sent.once('error', reject)
      sent.end()
    })
  const isHit = ({ timing }: Got) => timing === 'hit'
  /** An address that nobody has asked for. */
  const fresh = (path = '/schematics') => `${path}?q=${randomBytes(6).toString('hex')}`

  beforeAll(async () => {
    shop = await startShop()
    owner = await signUp(shop, 'builder')
    const login = await stranger(shop).send('POST', '/api/users/login', { email: owner.email, password: PASSWORD })
    cookie = `payload-token=${login.body.token}`
    buildId = await publish(owner, { file: makeBuild({ name: 'read often' }), listing: { title: 'Read often' } })
    address = `/schematics/${(await stranger(shop).ask(`/api/schematics/${buildId}`)).body.slug}`
    // What the pipeline still does with a published build is a change too.
    await waitFor(
      async () => [await get(address), await get(address)],
      (both) => both.every(isHit),
    )
  })
  afterAll(() => shop?.stop())

  it('is made once for visitors who ask within seconds', async () => {
    const path = fresh()
    const [first, second] = [await get(path), await get(path)]
    expect([first.status, isHit(first), isHit(second)]).toEqual([200, false, true])
    expect(second.body.equals(first.body)).toBe(true)
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  it('is made once for visitors who ask at once', async () => {
    const path = fresh()
    const all = await Promise.all(Array.from({ length: 20 }, () => get(path)))
    expect(all.filter((got) => !isHit(got))).toHaveLength(1)
    expect(new Set(all.map(({ body }) => body.toString())).size).toBe(1)
  })

  it('is not sent again to a client that has it', async () => {
    const path = fresh()
    const { headers } = await get(path)
    expect(headers.etag).toMatch(/^W\/"[\w-]+"$/)
    expect(headers['cache-control']).toBe('private, no-cache')
    for (const known of [`${headers.etag}`, `"other", ${headers.etag}`, '*']) {
      const again = await get(path, { 'If-None-Match': known })
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag])
    }
    expect((await get(path, { 'If-None-Match': 'W/"other"' })).status).toBe(200)
  })

  it('of a signed-in person is made for them alone, and not sent again while it is the same', async () => {
    const path = fresh()
    const visitors = await get(path)
    const own = await get(path, { Cookie: cookie, 'Sec-Fetch-Site': 'none' })
    expect(isHit(own)).toBe(false)
    expect(own.body.toString()).toContain('href="/my"')
    expect(visitors.body.toString()).not.toContain('href="/my"')
    expect(own.headers['cache-control']).toBe('private, no-cache')
    const again = await get(path, {
      Cookie: cookie,
      'Sec-Fetch-Site': 'none',
      'If-None-Match': String(own.headers.etag),
    })
    expect([again.status, isHit(again)]).toEqual([304, false])
    expect((await get(path)).body.toString()).not.toContain('href="/my"')
  })

  it.each([
    ['a cookie that it might depend on', { Cookie: 'anything=1' }],
    ['a session that has ended', { Cookie: 'payload-token=none' }],
    ['credentials', { Authorization: 'JWT none' }],
  ])('is not shared with %s', async (_what, headers) => {
    const path = fresh()
    await get(path)
    expect(isHit(await get(path, headers))).toBe(false)
  })

  it('is another in another language, chosen or accepted', async () => {
    const path = fresh()
    const langOf = ({ body }: Got) => /<html[^>]* lang="([^"]+)"/.exec(body.toString())?.[1]
    expect(langOf(await get(path, { 'Accept-Language': 'fr' }))).toBe('fr')
    expect(langOf(await get(path, { 'Accept-Language': 'ja,en;q=0.5' }))).toBe('ja')
    expect(langOf(await get(path, { 'Accept-Language': 'ja', Cookie: 'locale=de' }))).toBe('de')
    const french = await get(path, { 'Accept-Language': 'fr-CA,fr;q=0.9' })
    expect([langOf(french), isHit(french)]).toEqual(['fr', true])
  })

  it('is another as the part that an open page asks for', async () => {
    const path = fresh()
    await get(path)
    // Next leads to the address by which browsers tell parts from pages.
    const moved = await get(path, { RSC: '1' })
    const partPath = String(moved.headers.location)
    expect([moved.status, partPath]).toEqual([307, expect.stringContaining('_rsc')])
    const part = await get(partPath, { RSC: '1' })
    expect([part.status, isHit(part)]).toEqual([200, false])
    expect(part.headers['content-type']).toMatch(/^text\/x-component/)
    expect(part.headers.vary?.toLowerCase()).toContain('rsc')
    expect(isHit(await get(partPath, { RSC: '1' }))).toBe(true)
    expect((await get(path)).headers['content-type']).toMatch(/^text\/html/)
  })

  it('says the same in each encoding', async () => {
    const path = fresh()
    const plain = await get(path)
    const brotli = await get(path, { 'Accept-Encoding': 'gzip, deflate, br' })
    const gzip = await get(path, { 'Accept-Encoding': 'gzip, br;q=0' })
    expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip'])
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    const head = await get(path, {}, 'HEAD')
    expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, plain.headers.etag])
  })

  it('shows a change to every request after the change was answered', async () => {
    for (const title of ['Read again', 'Read once more']) {
      expect((await get(address)).status).toBe(200)
      expect(isHit(await get(address))).toBe(true)
      expect((await owner.send('PATCH', `/api/schematics/${buildId}`, { title })).status).toBe(200)
      expect((await get(address)).body.toString()).toContain(title)
    }
  })

  it('shows what another process has changed as soon as the database tells', async () => {
    await get(address)
    await queryOf(shop)('update schematics set title = $1 where id = $2', ['Written elsewhere', buildId])
    await waitFor(
      () => get(address),
      ({ body }) => body.toString().includes('Written elsewhere'),
      2_000,
    )
  })

  it('says that the build is there in another format as soon as it is', async () => {
    const link = `/api/schematics/${buildId}/download?format=sponge2`
    const isLinked = async () => (await get(address)).body.toString().includes(link)
    expect(await isLinked()).toBe(false)
    const reader = stranger(shop)
    expect((await reader.ask(link)).status).toBe(202)
    await waitFor(
      async () => {
        await isLinked() // so that what is kept is of before
        const { body } = await reader.ask(`/api/schematics/${buildId}/conversions`)
        return body.docs.find((one: { format: string }) => one.format === 'sponge2').status
      },
      (status) => status === 'ready',
    )
    await waitFor(isLinked, Boolean, 2_000)
  })

  it('counts the view of each person, once, also where it comes from the cache', async () => {
    const query = queryOf(shop)
    await query('delete from schematic_visits where schematic_id = $1', [buildId])
    const before = await countOf('view_count')
    const people = ['one', 'two', 'three'].map((name) => ({ 'User-Agent': `${BROWSER} ${name}` }))
    const got: Got[] = []
    for (const person of [...people, ...people]) got.push(await get(address, person))
    expect(got.slice(1).every(isHit)).toBe(true)
    await get(address, { 'User-Agent': 'somebot/1.0' })
    await waitFor(
      () => countOf('view_count'),
      (count) => count === before + 3,
      5_000,
    )
    expect(await query('select 1 from schematic_visits where schematic_id = $1', [buildId])).toHaveLength(3)
  })
  const countOf = async (column: string) => {
    const [row] = await queryOf(shop)<{ count: string }>(`select ${column} as count from schematics where id = $1`, [
      buildId,
    ])
    return Number(row?.count)
  }

  it('and its API show a new like within seconds', async () => {
    const path = `/api/schematics/search?q=${encodeURIComponent('Written elsewhere')}`
    const likes = async () => (await stranger(shop).ask(path)).body.docs[0]?.likeCount
    expect(await likes()).toBe(0)
    const fans = await Promise.all([signUp(shop, 'fan'), signUp(shop, 'fan')])
    for (const fan of fans) {
      await fan.send('PUT', `/api/schematics/${buildId}/like`)
      await fan.send('PUT', `/api/schematics/${buildId}/like`)
    }
    expect(await waitFor(likes, (count) => count === 2, 5_000)).toBe(2)
  })

  it('tells nobody but this machine how much work it was', async () => {
    const { headers } = await get('/', { 'X-Forwarded-For': '203.0.113.7' })
    expect(headers['server-timing']).toBeUndefined()
  })

  it('is not kept where nothing is there', async () => {
    const path = `/schematics/${randomBytes(6).toString('hex')}`
    const [first, second] = [await get(path), await get(path)]
    expect([first.status, second.status, isHit(second)]).toEqual([404, 404, false])
  })

  it('is made in 12 queries at most', async () => {
    for (const path of ['/', '/schematics', address]) {
      const { timing } = await get(`${path}?n=${randomBytes(4).toString('hex')}`, {
        Cookie: cookie,
        'Sec-Fetch-Site': 'none',
      })
      expect(Number(/queries;desc="(\d+)"/.exec(timing)?.[1])).toBeLessThanOrEqual(12)
    }
  })
})
