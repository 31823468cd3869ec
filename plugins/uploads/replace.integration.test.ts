import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { type Json, type Person, signUp, stranger } from '../../tests/integration/support/people'
import { listObjects, queryOf } from '../../tests/integration/support/stored'
import { publish, waitFor, waitForFile } from '../../tests/integration/support/waitFor'
import { type Clamd, EICAR } from '../../tests/services/clamd'
import { describeWith } from '../../tests/setup/needs'
import { getClamd, getRadosgw } from '../../tests/setup/services'
import { type Shop, startShop } from '../../tests/setup/shop'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describeWith(['clamd', 'radosgw'], 'a file that is replaced, on S3 and with a scanner', () => {
  let s3: Awaited<ReturnType<typeof getRadosgw>>
  let bucket: string
  let clamd: Clamd
  let shop: Shop
  let owner: Person
  let visitor: Person
  let id: string
  let count = 0
  let first: Buffer

  const build = (sign?: string) => makeBuild({ name: `Replaced ${++count}`, ...(sign && { sign }) })
  const replace = (person: Person, file: Buffer, method = 'PUT') => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(file)], 'new.schem'))
    return person.ask(`/api/schematics/${id}/file`, { method, body: form })
  }
  const files = async (person: Person): Promise<Json[]> =>
    (await person.ask(`/api/schematic-files?where[schematic][equals]=${id}&sort=-createdAt`)).body.docs
  const served = async (query = '') => {
    const { status, headers } = await visitor.ask(`/api/schematics/${id}/download${query}`)
    if (status !== 302) return status
    return sha256(Buffer.from(await (await fetch(headers.get('location') ?? '')).arrayBuffer()))
  }

  beforeAll(async () => {
    ;[s3, clamd] = await Promise.all([getRadosgw(), getClamd()])
    bucket = await s3.createBucket()
    shop = await startShop({ env: { ...s3.env(bucket), ...clamd.env } })
    owner = await signUp(shop, 'owner')
    visitor = stranger(shop)
    first = build()
    id = await publish(owner, { file: first, listing: { title: 'Replaced' } })
  })
  afterAll(async () => {
    await shop?.stop()
    await clamd?.stop()
  })

  it('stays what it was where the new one is infected, which nobody gets', async () => {
    const answer = await replace(owner, build(EICAR))
    expect(answer).toMatchObject({ status: 202, body: { doc: { id, file: { status: 'received' } } } })
    const fileId = answer.body.doc.file.id
    await waitFor(
      () => files(owner),
      ([newest]) => newest.status === 'refused',
    )
    expect((await files(owner))[0]).toMatchObject({ id: fileId, verdict: 'infected', reason: 'infected' })
    expect((await files(visitor)).map((file) => file.id)).not.toContain(fileId)
    expect(await served()).toBe(sha256(first))
    expect(await served(`?version=${fileId}`)).toBe(404)
    expect((await waitForFile(owner, id, 'ready')).status).toBe('ready')
  })

  it('gives its place to a clean one, and is kept', async () => {
    const next = build()
    const { body } = await replace(owner, next, 'POST')
    await waitFor(
      () => served(),
      (hash) => hash === sha256(next),
    )
    const [current, before] = await files(visitor)
    expect(current.id).toBe(body.doc.file.id)
    expect(await served(`?version=${before.id}`)).toBe(sha256(first))
    const removed = await owner.send('DELETE', `/api/schematics/${id}/versions/${before.id}`)
    expect(removed.status).toBe(200)
    expect(await served(`?version=${before.id}`)).toBe(404)
    const rows = await queryOf(shop)<{ key: string }>('select key from stored_objects')
    await waitFor(
      () => listObjects(s3.client(), bucket),
      (keys) => keys.length === rows.length,
    )
  })

  it('is downloaded in another format from S3, under its name there', async () => {
    expect((await visitor.ask(`/api/schematics/${id}/download?format=litematica`)).status).toBe(202)
    const { headers } = await waitFor(
      () => visitor.ask(`/api/schematics/${id}/download?format=litematica`),
      ({ status }) => status === 302,
    )
    const location = headers.get('location') ?? ''
    expect(location).toMatch(new RegExp(`^${s3.endpoint}.*X-Amz-Signature=`))
    const response = await fetch(location)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=new.litematic')
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100)
  })

  it('is replaced by its owner alone', async () => {
    const other = await signUp(shop, 'other')
    expect(await replace(visitor, build())).toMatchObject({
      status: 401,
      body: { errors: [{ code: 'sign_in_required' }] },
    })
    expect(await replace(other, build())).toMatchObject({ status: 403, body: { errors: [{ code: 'forbidden' }] } })
    await owner.send('PATCH', `/api/schematics/${id}`, { visibility: 'private' })
    expect(await replace(other, build())).toMatchObject({ status: 404, body: { errors: [{ code: 'not_found' }] } })
    expect((await other.send('DELETE', `/api/schematics/${id}/versions/${id}`)).status).toBe(404)
  })

  it.each([
    ['no schematic', () => Buffer.from('Remember the milk'), 415, 'not_a_schematic'],
    ['empty', () => Buffer.alloc(0), 400, 'empty_file'],
  ])('is not replaced by what is %s', async (_what, bytes, status, code) => {
    expect(await replace(owner, bytes())).toMatchObject({ status, body: { errors: [{ code }] } })
  })
})
