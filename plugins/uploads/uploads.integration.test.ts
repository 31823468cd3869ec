import { request } from 'node:http'
import { ListMultipartUploadsCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import {
  begin,
  complete,
  makeNoise,
  makeTwoParts,
  PART,
  partOf,
  putAll,
  putPart,
  sha256Of,
} from '../../tests/integration/support/parts'
import { type Person, signIn, signUp, stranger } from '../../tests/integration/support/people'
import { sendJob } from '../../tests/integration/support/sendJob'
import { findFiles, listFiles, listObjects, queryOf, readAccount } from '../../tests/integration/support/stored'
import { waitFor, waitForFile } from '../../tests/integration/support/waitFor'
import { type Clamd, EICAR } from '../../tests/services/clamd'
import { describeWith } from '../../tests/setup/needs'
import { getClamd, getRadosgw } from '../../tests/setup/services'
import { type Shop, startShop } from '../../tests/setup/shop'

const nothing = { used: 0, files: 0, stored: { used: 0, files: 0 } }
/** Of three parts, the last a small one. */
const THREE_PARTS = 2 * PART + 1_000

type Ground = {
  shop: Shop
  /** Names of the objects that are stored, and of what is not one yet. */
  objects: () => Promise<string[]>
  unfinished: () => Promise<string[]>
  stop: () => Promise<void>
}

const sweep = async ({ shop }: Ground) => {
  const count = async () =>
    (
      await queryOf(shop)<{ count: number }>(
        `select count(*)::int as count from pgboss.job where name = 'sweep-objects' and state = 'completed'`,
      )
    )[0]?.count ?? 0
  const before = await count()
  await sendJob(shop, 'sweep-objects')
  await waitFor(count, (after) => after > before)
}

/** The same on every storage. */
function protocol(startGround: () => Promise<Ground>) {
  let ground: Ground
  let shop: Shop
  let owner: Person
  const query: ReturnType<typeof queryOf> = (text, values) => queryOf(shop)(text, values)
  const person = () => signUp(shop)
  const rowsOf = ({ id }: Person) => query('select state from uploads where owner_id = $1', [id])

  beforeAll(async () => {
    ground = await startGround()
    shop = ground.shop
    owner = await person()
  })
  afterAll(() => ground?.stop())

  it('publishes a file whose parts came in any order, byte for byte', async () => {
    const unfinished = await ground.unfinished()
    const file = makeTwoParts('In any order')
    const { status, body } = await begin(owner, file)
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { state: 'open', partBytes: PART, receivedBytes: 0, parts: [{ number: 1, bytes: PART }, { number: 2 }] },
    })
    expect((await putPart(owner, body.id, 2, partOf(file, 2))).status).toBe(200)
    expect((await owner.ask(`/api/uploads/${body.id}`)).body).toMatchObject({
      receivedBytes: file.length - PART,
      parts: [{ received: false }, { received: true }],
    })
    expect((await putPart(owner, body.id, 1, partOf(file, 1))).status).toBe(200)
    const done = await complete(owner, body.id, 'Any order')
    expect(done).toMatchObject({
      status: 201,
      body: { doc: { title: 'Any order', file: { sha256: sha256Of(file), filesize: file.length } } },
    })
    await waitForFile(owner, done.body.doc.id, 'ready')
    const { headers } = await owner.ask(`/api/schematics/${done.body.doc.id}/download`)
    const download = await fetch(new URL(headers.get('location') ?? '', shop.url))
    expect(sha256Of(Buffer.from(await download.arrayBuffer()))).toBe(sha256Of(file))
    expect(await ground.unfinished()).toEqual(unfinished)
  })

  it('repeats the answer to a client that lost it, and publishes once', async () => {
    const someone = await person()
    const file = makeNoise(THREE_PARTS)
    const { body } = await begin(someone, file)
    await putAll(someone, body.id, file)
    const first = await complete(someone, body.id)
    const again = await complete(someone, body.id, 'Another title')
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body.doc).toMatchObject({ id: first.body.doc.id, title: 'A large build' })
    expect((await readAccount(query, someone.id)).used).toBe(file.length)
  })

  it('publishes once where many complete at the same time', async () => {
    const someone = await person()
    const file = makeNoise(THREE_PARTS)
    const { body } = await begin(someone, file)
    await putAll(someone, body.id, file)
    const answers = await Promise.all(Array.from({ length: 6 }, () => complete(someone, body.id)))
    const codes = answers.map(({ status, body: { doc, errors } }) => (status === 201 ? doc.id : errors[0].code))
    const ids = new Set(codes.filter((code) => code !== 'upload_busy'))
    expect(ids.size).toBe(1)
    expect(await query('select id from schematics where owner_id = $1', [someone.id])).toEqual([{ id: [...ids][0] }])
    expect(await readAccount(query, someone.id)).toMatchObject({ used: file.length, files: 1 })
  })

  it('says which parts are missing, and goes on when they have come', async () => {
    const someone = await person()
    const file = makeNoise(THREE_PARTS)
    const { body } = await begin(someone, file)
    await putPart(someone, body.id, 2, partOf(file, 2))
    expect(await complete(someone, body.id)).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'parts_missing', missing: [1, 3] }] },
    })
    await putPart(someone, body.id, 3, partOf(file, 3))
    await putPart(someone, body.id, 1, partOf(file, 1))
    expect((await complete(someone, body.id)).status).toBe(201)
  })

  it.each([
    ['too short', 1, PART - 1],
    ['too long', 1, PART + 1],
    ['too long for the last', 3, PART],
    ['before the first', 0, PART],
    ['after the last', 4, 10],
  ])('refuses a part that is %s', async (_what, number, bytes) => {
    const file = makeNoise(THREE_PARTS)
    const someone = await person()
    const { body } = await begin(someone, file)
    const { status, body: answer } = await putPart(someone, body.id, number, Buffer.alloc(bytes))
    expect({ status, code: answer.errors[0].code }).toEqual({ status: 400, code: 'wrong_part' })
    expect((await someone.ask(`/api/uploads/${body.id}`)).body.receivedBytes).toBe(0)
    // What came of it goes once the answer is out.
    await waitFor(
      () => listFiles(shop, 'receiving'),
      (files) => files.length === 0,
    )
  })

  it('takes a part that is sent again in place of the older one', async () => {
    const someone = await person()
    const file = makeNoise(PART + 1_000)
    const { body } = await begin(someone, file)
    await putPart(someone, body.id, 1, Buffer.alloc(PART))
    await putAll(someone, body.id, file)
    expect((await complete(someone, body.id)).status).toBe(201)
  })

  it('believes what is stored, not what was said of it', async () => {
    const unfinished = await ground.unfinished()
    const someone = await person()
    const file = makeNoise(PART + 1_000)
    const { body } = await begin(someone, file, { sha256: sha256Of(Buffer.from('something else')) })
    await putAll(someone, body.id, file)
    const { status, body: answer } = await complete(someone, body.id)
    expect({ status, code: answer.errors[0].code }).toEqual({ status: 422, code: 'wrong_checksum' })
    expect(await rowsOf(someone)).toEqual([])
    expect(await readAccount(query, someone.id)).toEqual(nothing)
    expect(await ground.unfinished()).toEqual(unfinished)
  })

  it('becomes the new file of a build, by the rules of any replacement, and answers the same again', async () => {
    const someone = await person()
    const small = await someone.upload({ file: makeBuild({ name: 'To be replaced' }) })
    const replaces = small.body.doc.id
    await waitForFile(someone, replaces, 'ready')
    const file = makeTwoParts('The larger one')
    const begun = await begin(someone, file, { replaces })
    expect(begun.status).toBe(201)
    await putPart(someone, begun.body.id, 1, partOf(file, 1))
    // The line is lost; the same file again goes on where it was.
    const again = await begin(someone, file, { replaces })
    expect(again.body).toMatchObject({ id: begun.body.id, receivedBytes: PART })
    // Not among those that are to be builds of their own.
    expect((await someone.ask('/api/uploads')).body.docs).toEqual([])
    await putPart(someone, begun.body.id, 2, partOf(file, 2))
    const finish = () => someone.send('POST', `/api/uploads/${begun.body.id}/complete`, { replaces })
    const done = await finish()
    expect(done).toMatchObject({ status: 202, body: { doc: { id: replaces, file: { sha256: sha256Of(file) } } } })
    const newest = done.body.doc.file.id
    expect((await finish()).body.doc).toMatchObject({ id: replaces, file: { id: newest } })
    expect((await someone.ask(`/api/uploads/${begun.body.id}`)).body).toMatchObject({
      state: 'done',
      doc: { file: { id: newest } },
    })
    await waitFor(
      () => query<{ file: string }>('select file_id as file from schematics where id = $1', [replaces]),
      ([row]) => row?.file === newest,
    )
    expect(await query('select count(*)::int as builds from schematics where owner_id = $1', [someone.id])).toEqual([
      { builds: 1 },
    ])
    const { stored, ...account } = await readAccount(query, someone.id)
    expect(account).toEqual(stored)
    expect(account.files).toBe(2)
  })

  it('replaces the file of nobody else’s build, and none that is being replaced', async () => {
    const [someone, other] = [await person(), await person()]
    const mine = await someone.upload({ file: makeBuild({ name: 'Mine' }) })
    const { id } = mine.body.doc
    await waitForFile(someone, id, 'ready')
    const file = makeNoise(PART + 1_000)
    expect((await begin(other, file, { replaces: id })).body.errors[0].code).toBe('forbidden')
    const theirs = await begin(other, file)
    await putAll(other, theirs.body.id, file)
    const finish = (who: Person, upload: string) =>
      who.send('POST', `/api/uploads/${upload}/complete`, { replaces: id })
    expect((await finish(other, theirs.body.id)).status).toBe(403)

    const own = makeNoise(PART + 2_000)
    const { body } = await begin(someone, own, { replaces: id })
    await putAll(someone, body.id, own)
    await query(`update schematics set next_file_id = file_id where id = $1`, [id])
    await query(`update schematic_files set status = 'hashed' where schematic_id = $1`, [id])
    expect((await finish(someone, body.id)).body.errors[0].code).toBe('replacement_underway')
    expect((await begin(someone, makeNoise(PART + 3_000), { replaces: id })).body.errors[0].code).toBe(
      'replacement_underway',
    )
    await query(`update schematic_files set status = 'ready' where schematic_id = $1`, [id])
    await query('update schematics set next_file_id = null where id = $1', [id])
    // What has come is not lost by that.
    expect((await finish(someone, body.id)).status).toBe(202)
  })

  it('turns away what is no schematic, and keeps nothing of it', async () => {
    const unfinished = await ground.unfinished()
    const someone = await person()
    const before = await ground.objects()
    const file = Buffer.alloc(PART + 1_000, 'text')
    const { body } = await begin(someone, file)
    await putAll(someone, body.id, file)
    const { status, body: answer } = await complete(someone, body.id)
    expect({ status, code: answer.errors[0].code }).toEqual({ status: 415, code: 'not_a_schematic' })
    expect(await rowsOf(someone)).toEqual([])
    expect(await ground.objects()).toEqual(before)
    expect(await ground.unfinished()).toEqual(unfinished)
  })

  it('says before anything is sent that a file is there already', async () => {
    const someone = await person()
    const file = makeBuild({ name: 'Known' })
    const { body } = await someone.upload({ file, listing: { title: 'Known' } })
    const duplicate = { code: 'duplicate_file', slug: body.doc.slug }
    expect(await begin(someone, file)).toMatchObject({ status: 409, body: { errors: [duplicate] } })
    const checked = await someone.send('POST', '/api/uploads/check', {
      filename: 'known.schem',
      bytes: file.length,
      sha256: sha256Of(file),
    })
    expect(checked).toMatchObject({ status: 200, body: { errors: [duplicate], upload: null } })
  })

  it('says so when the same bytes came another way meanwhile', async () => {
    const unfinished = await ground.unfinished()
    const someone = await person()
    const file = makeNoise(PART + 1_000)
    const { body } = await begin(someone, file)
    await putAll(someone, body.id, file)
    expect((await someone.upload({ file })).status).toBe(201)
    expect(await complete(someone, body.id)).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'duplicate_file' }] },
    })
    expect(await ground.unfinished()).toEqual(unfinished)
    expect(await readAccount(query, someone.id)).toMatchObject({ used: file.length, files: 1 })
  })

  it('resumes the same file, also when two requests come at once', async () => {
    const someone = await person()
    const file = makeNoise(THREE_PARTS)
    const [one, other] = await Promise.all([begin(someone, file), begin(someone, file, { filename: 'renamed.schem' })])
    expect(one.body.id).toBe(other.body.id)
    await putPart(someone, one.body.id, 1, partOf(file, 1))
    const again = await begin(someone, file)
    expect(again.body).toMatchObject({ id: one.body.id, receivedBytes: PART })
    const checked = await someone.send('POST', '/api/uploads/check', {
      filename: 'large.schem',
      bytes: file.length,
      sha256: sha256Of(file),
    })
    expect(checked.body).toMatchObject({ errors: [], upload: { id: one.body.id } })
    expect((await someone.ask('/api/uploads')).body.docs).toMatchObject([{ id: one.body.id, state: 'open' }])
  })

  it('is nobody’s business but its owner’s', async () => {
    const file = makeNoise(PART + 1_000)
    const { body } = await begin(owner, file)
    const other = await person()
    const ask = async (someone: Person) =>
      Promise.all([
        someone.ask(`/api/uploads/${body.id}`),
        putPart(someone, body.id, 1, partOf(file, 1)),
        complete(someone, body.id),
        someone.send('DELETE', `/api/uploads/${body.id}`),
      ])
    expect((await ask(other)).map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect((await ask(stranger(shop))).map(({ status }) => status)).toEqual([401, 401, 401, 401])
    expect((await other.ask('/api/uploads')).body.docs).toEqual([])
    expect((await owner.send('DELETE', `/api/uploads/${body.id}`)).status).toBe(200)
  })

  it('is gone with its parts when it is cancelled', async () => {
    const unfinished = await ground.unfinished()
    const someone = await person()
    const file = makeNoise(THREE_PARTS)
    const { body } = await begin(someone, file)
    await putPart(someone, body.id, 1, partOf(file, 1))
    expect(await ground.unfinished()).not.toEqual(unfinished)
    expect((await someone.send('DELETE', `/api/uploads/${body.id}`)).status).toBe(200)
    expect(await ground.unfinished()).toEqual(unfinished)
    expect((await putPart(someone, body.id, 2, partOf(file, 2))).status).toBe(404)
    expect((await someone.send('DELETE', `/api/uploads/${body.id}`)).status).toBe(404)
  })

  it('corrects what is wrong with the listing without sending the file again', async () => {
    const someone = await person()
    const file = makeNoise(PART + 1_000)
    const { body } = await begin(someone, file)
    await putAll(someone, body.id, file)
    const wrong = await someone.send('POST', `/api/uploads/${body.id}/complete`, { title: 'x', category: 'nowhere' })
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ code: 'unknown_category' }] } })
    expect((await complete(someone, body.id, '')).status).toBe(400)
    expect((await complete(someone, body.id)).status).toBe(201)
  })

  it.each([
    ['a body that is no JSON', 'not json', 400, 'bad_request'],
    ['no name', JSON.stringify({ bytes: 10 }), 400, 'invalid_field'],
    ['no size', JSON.stringify({ filename: 'a.schem' }), 400, 'invalid_field'],
    ['half a byte', JSON.stringify({ filename: 'a.schem', bytes: 0.5 }), 400, 'invalid_field'],
    ['nothing', JSON.stringify({ filename: 'a.schem', bytes: 0 }), 400, 'empty_file'],
    ['too much', JSON.stringify({ filename: 'a.schem', bytes: 65 * 1024 ** 2 }), 413, 'file_too_large'],
    ['a wrong hash', JSON.stringify({ filename: 'a.schem', bytes: 1, sha256: 'x' }), 400, 'invalid_field'],
    ['a name of folders alone', JSON.stringify({ filename: '../..', bytes: 1 }), 400, 'invalid_name'],
    ['a body without end', `"${'x'.repeat(300 * 1024)}"`, 413, 'body_too_large'],
  ])('refuses to begin with %s', async (_what, body, status, code) => {
    const answer = await owner.ask('/api/uploads', { method: 'POST', body })
    expect({ status: answer.status, code: answer.body.errors[0].code }).toEqual({ status, code })
  })

  it('goes on after the client went away in the middle of a part', async () => {
    const someone = await person()
    const file = makeNoise(THREE_PARTS)
    const { body } = await begin(someone, file)
    const { body: session } = await (await signIn(shop, someone.email)).send('POST', '/api/users/refresh-token')
    const cut = request(`${shop.url}/api/uploads/${body.id}/parts/1`, {
      method: 'PUT',
      headers: { Authorization: `JWT ${session.refreshedToken}`, 'Content-Length': String(PART) },
    })
    cut.on('error', () => undefined)
    cut.write(partOf(file, 1).subarray(0, 1_000_000))
    await waitFor(
      () => listFiles(shop, 'receiving').length,
      (count) => count === 1,
    )
    cut.destroy()
    await waitFor(
      () => listFiles(shop, 'receiving').length,
      (count) => count === 0,
    )
    expect((await someone.ask(`/api/uploads/${body.id}`)).body.receivedBytes).toBe(0)
    await putAll(someone, body.id, file)
    expect((await complete(someone, body.id)).status).toBe(201)
  })

  /** Something fails that is nobody's fault, as a build called “Not now” is written. */
  async function failWhileWriting(): Promise<void> {
    await query(
      `create function not_now() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$`,
    )
    await query(`create trigger not_now before insert on schematics for each row when (new.title = 'Not now')
      execute function not_now()`)
  }

  it('runs out, and is swept with its parts, also where they are one object already', async () => {
    const unfinished = await ground.unfinished()
    const someone = await person()
    const [open, assembled] = [makeNoise(THREE_PARTS), makeNoise(PART + 1_000)]
    const before = await ground.objects()
    const { body: first } = await begin(someone, open)
    await putPart(someone, first.id, 1, partOf(open, 1))
    const { body: second } = await begin(someone, assembled)
    await putAll(someone, second.id, assembled)
    // Put together, and then something fails that is nobody's fault.
    await failWhileWriting()
    expect((await complete(someone, second.id, 'Not now')).status).toBe(500)
    await query('drop function not_now cascade')
    expect(await ground.objects()).toHaveLength(before.length + 1)

    await query(`update uploads set expires_at = now() - interval '1 second' where owner_id = $1`, [someone.id])
    expect((await someone.ask(`/api/uploads/${first.id}`)).status).toBe(404)
    expect((await complete(someone, second.id)).status).toBe(404)
    await sweep(ground)
    expect(await rowsOf(someone)).toEqual([])
    expect(await ground.unfinished()).toEqual(unfinished)
    expect(await ground.objects()).toEqual(before)
  })

  it('is taken up again where publishing failed after it was put together', async () => {
    const someone = await person()
    const file = makeNoise(PART + 1_000)
    const { body } = await begin(someone, file)
    await putAll(someone, body.id, file)
    await failWhileWriting()
    expect((await complete(someone, body.id, 'Not now')).status).toBe(500)
    await query('drop function not_now cascade')
    expect(await rowsOf(someone)).toEqual([{ state: 'assembled' }])
    expect((await putPart(someone, body.id, 1, partOf(file, 1))).status).toBe(409)
    expect((await complete(someone, body.id)).status).toBe(201)
  })

  it('counts what is open against the quota, exactly', async () => {
    const someone = await person()
    await query(`update storage_accounts set quota_bytes = $2 where owner_id = $1`, [someone.id, 3 * THREE_PARTS])
    const files = Array.from({ length: 10 }, () => makeNoise(THREE_PARTS))
    const begun = await Promise.all(files.map((file) => begin(someone, file)))
    expect(begun.map(({ status }) => status).sort()).toEqual([201, 201, 201, ...Array(7).fill(413)])
    expect(begun.find(({ status }) => status === 413)?.body.errors[0].code).toBe('quota_exceeded')
    // What was stored meanwhile takes the space of an open upload: the storage account decides.
    expect((await someone.upload({ file: makeBuild({ name: 'In between' }) })).status).toBe(201)
    const finished = await Promise.all(
      begun.map(async ({ status, body }, at) => {
        if (status !== 201) return status
        await putAll(someone, body.id, files[at]!)
        return (await complete(someone, body.id, `Build ${at}`)).status
      }),
    )
    expect(finished.filter((status) => status === 201)).toHaveLength(2)
    const { stored, ...account } = await readAccount(query, someone.id)
    expect(account).toEqual(stored)
    expect(account.used).toBeLessThanOrEqual(3 * THREE_PARTS)
  })

  it('lets one person have so many open at a time', async () => {
    const someone = await person()
    const answers = await Promise.all(
      Array.from({ length: 34 }, (_, number) =>
        someone.send('POST', '/api/uploads', { filename: `${number}.schem`, bytes: 1_000 }),
      ),
    )
    const codes = answers.map(({ status, body }) => (status === 201 ? 201 : body.errors[0].code)).sort()
    expect(codes).toEqual([...Array(32).fill(201), 'too_many_uploads', 'too_many_uploads'])
  })
}

describe('an upload in parts, on disk', () => {
  protocol(async () => {
    const shop = await startShop()
    const names = (folder: 'objects' | 'uploads') => findFiles(shop, folder).sort()
    return {
      shop,
      objects: async () => names('objects'),
      unfinished: async () => names('uploads'),
      stop: () => shop.stop(),
    }
  })
})

describeWith(['radosgw', 'clamd'], 'an upload in parts, on S3', () => {
  let clamd: Clamd
  let s3: Awaited<ReturnType<typeof getRadosgw>>
  let bucket: string
  let shop: Shop

  const start = async (): Promise<Ground> => {
    ;[s3, clamd] = await Promise.all([getRadosgw(), getClamd()])
    bucket = await s3.createBucket()
    shop = await startShop({ env: { ...s3.env(bucket), ...clamd.env } })
    return {
      shop,
      objects: async () => (await listObjects(s3.client(), bucket)).sort(),
      unfinished: async () => {
        const { Uploads = [] } = await s3.client().send(new ListMultipartUploadsCommand({ Bucket: bucket }))
        return Uploads.map(({ Key = '' }) => Key).sort()
      },
      stop: async () => {
        await shop.stop()
        await clamd.stop()
      },
    }
  }
  protocol(start)
  describe('straight from the browser', () => {
    const sendTo = (url: string, body: Uint8Array) => fetch(url, { method: 'PUT', body: new Uint8Array(body) })

    it('publishes what never passed through the shop', async () => {
      const someone = await signUp(shop)
      const file = makeTwoParts('Straight')
      const { body } = await begin(someone, file)
      for (const { number, url } of body.parts) {
        expect(new URL(url).origin).toBe(s3.endpoint)
        expect((await sendTo(url, partOf(file, number))).status).toBe(200)
      }
      const { body: done, status } = await complete(someone, body.id)
      expect(status).toBe(201)
      expect(done.doc.file.sha256).toBe(sha256Of(file))
      await waitForFile(someone, done.doc.id, 'ready')
      const late = await sendTo(body.parts[0].url, partOf(file, 1))
      expect(late.status).toBe(404)
    })

    it('takes no other number of bytes by a link', async () => {
      const someone = await signUp(shop)
      const file = makeNoise(PART + 1_000)
      const { body } = await begin(someone, file)
      expect((await sendTo(body.parts[1].url, Buffer.alloc(1_001))).status).toBe(403)
      expect((await sendTo(body.parts[1].url, Buffer.alloc(PART))).status).toBe(403)
      expect((await someone.ask(`/api/uploads/${body.id}`)).body.receivedBytes).toBe(0)
    })

    it('refuses an infected file', async () => {
      const someone = await signUp(shop)
      const file = makeTwoParts('Trojan horse', EICAR)
      const { body } = await begin(someone, file)
      for (const { number, url } of body.parts) await sendTo(url, partOf(file, number))
      const { body: done } = await complete(someone, body.id)
      const { file: seen } = await waitForFile(someone, done.doc.id, 'refused')
      expect(seen).toMatchObject({ verdict: 'infected', reason: 'infected' })
      expect((await someone.ask(`/api/schematics/${done.doc.id}/download`)).status).toBe(409)
    })
  })
})
