import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../integration/support/builds'
import { type Person, signIn, signUp, stranger } from '../integration/support/people'
import { listFiles, listObjects, queryOf, readAccount } from '../integration/support/stored'
import { publish, waitFor, waitForFile } from '../integration/support/waitFor'
import { type S3Fault, type S3Proxy, startS3Proxy } from '../services/s3Proxy'
import { describeWith } from '../setup/needs'
import { getRadosgw } from '../setup/services'
import { type Shop, startShop } from '../setup/shop'

const nothing = { used: 0, files: 0, stored: { used: 0, files: 0 } }

describeWith(['radosgw'], 'an upload while S3 fails', () => {
  let s3: Awaited<ReturnType<typeof getRadosgw>>
  let bucket: string
  let proxy: S3Proxy
  let shop: Shop
  let owner: Person

  beforeAll(async () => {
    s3 = await getRadosgw()
    bucket = await s3.createBucket()
    proxy = await startS3Proxy(s3.endpoint)
    shop = await startShop({ env: { ...s3.env(bucket), S3_ENDPOINT: proxy.endpoint } })
    owner = await signUp(shop)
  })
  afterEach(() => proxy.behave({ kind: 'pass' }))
  afterAll(async () => {
    await shop?.stop()
    await proxy?.stop()
  })

  const faults: [S3Fault['kind'], S3Fault][] = [
    ['refuse', { kind: 'refuse' }],
    ['unavailable', { kind: 'unavailable' }],
    ['cut', { kind: 'cut', afterBytes: 100 }],
  ]
  it.each(faults)('is answered 503 and leaves nothing: %s', async (name, fault) => {
    await proxy.behave(fault)
    const { status, body } = await owner.upload({ file: makeBuild({ name }) })
    await proxy.behave({ kind: 'pass' })
    expect({ status, errors: body.errors }).toMatchObject({ status: 503, errors: [{ code: 'storage_unavailable' }] })
    expect(await readAccount(queryOf(shop), owner.id)).toEqual(nothing)
    expect(await queryOf(shop)('select 1 from stored_objects')).toEqual([])
    expect(await listObjects(s3.client(), bucket)).toEqual([])
    expect(listFiles(shop, 'receiving')).toEqual([])
  })

  it('succeeds as soon as S3 is back', async () => {
    const id = await publish(owner, { file: makeBuild({ name: 'refuse' }) })
    expect((await owner.ask(`/api/schematics/${id}/download`)).status).toBe(302)
    await owner.send('DELETE', `/api/schematics/${id}`)
  })

  it('takes a file to its end when S3 is back after the upload', async () => {
    await proxy.behave({ kind: 'unavailable' }, (asked) => asked.startsWith('GET'))
    const { body } = await owner.upload({ file: makeBuild({ name: 'Read later' }) })
    const failure = async () =>
      (
        await queryOf(shop)<{ step: string }>('select failed_step as step from schematic_files where id = $1', [
          body.doc.file.id,
        ])
      )[0]?.step
    expect(await waitFor(failure, (step) => step !== null)).toBe('hash-file')
    await proxy.behave({ kind: 'pass' })
    const status = async () => (await owner.ask(`/api/schematics/${body.doc.id}/summary`)).body.status
    expect(await waitFor(status, (now) => now === 'ready')).toBe('ready')
  })
})

describeWith(['radosgw'], 'a shop whose S3 is slow', () => {
  /** More than there are connections to the database. */
  const MANY = 12
  const builds = Array.from({ length: MANY }, (_, number) =>
    makeBuild({ name: `Slow ${number}`, sign: 'slow '.repeat(10_000), level: 0 }),
  )
  let s3: Awaited<ReturnType<typeof getRadosgw>>
  let bucket: string
  let proxy: S3Proxy
  let shop: Shop
  let owner: Person
  let ids: string[]

  beforeAll(async () => {
    s3 = await getRadosgw()
    bucket = await s3.createBucket()
    proxy = await startS3Proxy(s3.endpoint)
    shop = await startShop({ env: { ...s3.env(bucket), S3_ENDPOINT: proxy.endpoint, DATABASE_POOL: '4' } })
    owner = await signUp(shop)
  })
  afterAll(async () => {
    await shop?.stop()
    await proxy?.stop()
  })

  it('answers other clients while many uploads crawl', async () => {
    const id = await publish(owner, { file: makeBuild({ name: 'Before' }) })
    await proxy.behave({ kind: 'slow', chunkBytes: 2_000, everyMs: 250 }) // 6 s a build
    let answered = 0
    const uploads = builds.map(async (file) => {
      const answer = await owner.upload({ file })
      answered += 1
      return answer
    })
    const stores = () => proxy.requests.filter((request) => request.startsWith(`PUT /${bucket}/files/`)).length
    await waitFor(stores, (count) => count === 1 + MANY)

    const visitor = stranger(shop)
    const others = await Promise.all([
      visitor.ask('/api/schematics/search?q=before'),
      visitor.ask(`/api/schematics/${id}`),
      visitor.ask(`/api/schematics/${id}/download`),
      visitor.ask('/'),
      owner.send('PUT', `/api/schematics/${id}/like`),
      owner.send('POST', '/api/comments', { schematic: id, body: 'Quick' }),
      owner.send('PATCH', `/api/schematics/${id}`, { title: 'Renamed' }),
    ])
    expect(others.map(({ status }) => status)).toEqual([200, 200, 302, 200, 200, 201, 200])
    expect(answered).toBe(0)

    await proxy.behave({ kind: 'slow', chunkBytes: 2_000, everyMs: 10 })
    const answers = await Promise.all(uploads)
    expect(answers.map(({ status }) => status)).toEqual(builds.map(() => 201))
    ids = answers.map(({ body }) => body.doc.id)
  })

  it('publishes each of them, byte for byte', async () => {
    await Promise.all(ids.map((id) => waitForFile(owner, id, 'ready')))
    const links = await Promise.all(ids.map((id) => owner.ask(`/api/schematics/${id}/download`)))
    const bytes = await Promise.all(
      links.map(async ({ headers }) => Buffer.from(await (await fetch(headers.get('location') ?? '')).arrayBuffer())),
    )
    expect(bytes.map((file, number) => builds[number]?.equals(file))).toEqual(builds.map(() => true))
  })
})

describe('an upload whose client goes away', () => {
  let shop: Shop
  let owner: Person
  let token: string

  beforeAll(async () => {
    shop = await startShop({ workers: 0 })
    owner = await signUp(shop)
    const { body } = await (await signIn(shop, owner.email)).send('POST', '/api/users/refresh-token')
    token = body.refreshedToken
  })
  afterAll(() => shop?.stop())

  it.each([
    ['with its length declared', { 'Content-Length': '5000000' }],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
  ])('leaves no row, no account and no temporary file: %s', async (_how, headers) => {
    const upload = request(`${shop.url}/api/schematics`, {
      method: 'POST',
      headers: { ...headers, Authorization: `JWT ${token}`, 'Content-Type': 'multipart/form-data; boundary=edge' },
    })
    upload.on('error', () => undefined)
    upload.write(
      '--edge\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"title":"Half"}\r\n' +
        '--edge\r\nContent-Disposition: form-data; name="file"; filename="half.schem"\r\n\r\n',
    )
    upload.write(makeBuild({ name: 'Half' }))
    upload.write(Buffer.alloc(1_000_000))
    expect(
      await waitFor(
        () => listFiles(shop, 'receiving').length,
        (files) => files === 1,
      ),
    ).toBe(1)
    upload.destroy()
    expect(
      await waitFor(
        () => listFiles(shop, 'receiving'),
        (files) => files.length === 0,
      ),
    ).toEqual([])
    expect(await queryOf(shop)('select 1 from schematics')).toEqual([])
    expect(await readAccount(queryOf(shop), owner.id)).toEqual(nothing)
    expect(listFiles(shop, 'objects')).toEqual([])
  })
})
