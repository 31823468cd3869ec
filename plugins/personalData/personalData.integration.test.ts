import { unzip } from 'unzipit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { type Json, PASSWORD, type Person, signIn, signUp, stranger } from '../../tests/integration/support/people'
import { sendJob } from '../../tests/integration/support/sendJob'
import { listFiles, queryOf } from '../../tests/integration/support/stored'
import { publish, waitFor } from '../../tests/integration/support/waitFor'
import { type Smtp, startSmtp } from '../../tests/services/smtp'
import { describeWith } from '../../tests/setup/needs'
import { getRadosgw } from '../../tests/setup/services'
import { type Shop, startShop } from '../../tests/setup/shop'

const PATH = '/api/users/data-export'
const usernameOf = (person: Person) => person.email.split('@')[0] ?? ''
const codeOf = ({ body }: { body: Json }) => body.errors?.[0]?.code

const request = (person: Person, password = PASSWORD) => person.send('POST', PATH, { password })
const waitUntilReady = async (person: Person, timeoutMs?: number): Promise<Json> =>
  (
    await waitFor(
      () => person.ask(PATH),
      ({ body }) => body.export?.status === 'ready',
      timeoutMs,
    )
  ).body.export

/** What is in an archive: bytes by path, and JSON of what is that. */
async function readArchive(bytes: ArrayBuffer) {
  const { entries } = await unzip(bytes)
  const json = async (path: string): Promise<Json> => JSON.parse((await entries[path]?.text()) ?? 'null')
  return {
    paths: Object.keys(entries),
    json,
    bytesOf: async (path: string) => Buffer.from((await entries[path]?.arrayBuffer()) ?? new ArrayBuffer(0)),
  }
}

describe('one’s own data', () => {
  let shop: Shop
  let smtp: Smtp
  const query: ReturnType<typeof queryOf> = (text, values) => queryOf(shop)(text, values)
  const mailTo = (person: Person, subject: string) =>
    smtp.waitForMail((mail) => mail.subject === subject && [mail.to ?? []].flat()[0]?.text === person.email)
  const sessionOf = async (person: Person) => {
    const { body } = await stranger(shop).send('POST', '/api/users/login', { email: person.email, password: PASSWORD })
    return { Authorization: `JWT ${body.token}` }
  }

  beforeAll(async () => {
    smtp = await startSmtp()
    shop = await startShop({ env: smtp.env })
  })
  afterAll(async () => {
    await shop?.stop()
    await smtp?.stop()
  })

  describe('an export', () => {
    it('has all that is a person’s, and nothing that failed its check', async () => {
      const [person, other] = await Promise.all([signUp(shop, 'exporting'), signUp(shop, 'other')])
      const file = makeBuild({ name: 'exported' })
      const id = await publish(person, {
        file,
        filename: 'tür "1".schem',
        listing: { title: 'Exported', tags: ['tower'] },
      })
      const theirs = await publish(other, { file: makeBuild({ name: 'theirs' }), listing: { title: 'Not mine' } })
      const bad = await person.upload({
        file: makeBuild({ name: 'bad' }),
        filename: 'bad.schem',
        listing: { title: 'Bad' },
      })
      await waitFor(
        () =>
          query<{ status: string }>('select status from schematic_files where schematic_id = $1', [bad.body.doc.id]),
        ([row]) => row?.status === 'ready',
      )
      await query(
        `begin; set local shop.writer = 'pipeline'; update schematic_files set status = 'refused', verdict = 'infected',
           reason = 'infected' where schematic_id = '${bad.body.doc.id}'; commit`,
      )
      await person.send('POST', '/api/comments', { schematic: theirs, body: 'Nice roof' })
      await person.send('PUT', `/api/schematics/${theirs}/like`)
      await person.send('PUT', `/api/profiles/${usernameOf(other)}/follow`)
      const { body: made } = await person.send('POST', '/api/keys', {
        name: 'tool',
        scopes: ['read'],
        password: PASSWORD,
      })
      const list = await person.send('POST', '/api/lists', { title: 'Towers', visibility: 'private' })
      await person.send('PUT', `/api/lists/${list.body.doc.id}/items/${theirs}`, { note: 'By the sea' })

      expect(codeOf(await request(person, 'wrong'))).toBe('wrong_password')
      const begun = await Promise.all([request(person), request(person)])
      // The second one finds the first under way, or done.
      expect(begun.map(({ status }) => status)).toContain(202)
      for (const { status } of begun) expect([202, 429]).toContain(status)
      const { url, bytes, percent } = await waitUntilReady(person)
      expect(percent).toBe(100)
      expect(await query('select status from data_exports where user_id = $1', [person.id])).toEqual([
        { status: 'ready' },
      ])

      const own = await fetch(new URL(url, shop.url), { headers: await sessionOf(person) })
      expect(own.headers.get('content-disposition')).toContain(`schematicshop-${usernameOf(person)}-`)
      const archive = await own.arrayBuffer()
      expect(archive.byteLength).toBe(bytes)
      const { paths, json, bytesOf } = await readArchive(archive)
      expect(await json('manifest.json')).toMatchObject({
        format: 'schematicshop.data-export',
        version: 1,
        user: person.id,
      })
      expect(await json('account.json')).toMatchObject({
        email: person.email,
        profile: { username: usernameOf(person) },
        apiKeys: [{ name: 'tool', scopes: ['read'], revokedAt: null }],
        secondFactors: { totp: null, passkeys: [], recoveryCodesLeft: 0 },
        signInAccounts: [],
        acceptedTerms: [{ version: '2026-11-30' }],
      })
      expect(JSON.stringify(await json('account.json'))).not.toContain(made.key)
      const builds = await json('builds.json')
      const exported = builds.find((build: Json) => build.id === id)
      expect(exported).toMatchObject({
        title: 'Exported',
        tags: ['tower'],
        files: [{ status: 'ready', isCurrent: true }],
      })
      expect(exported.files[0].path).toMatch(/\/tür _1_\.schem$/)
      expect((await bytesOf(exported.files[0].path)).equals(file)).toBe(true)
      const infected = builds.find((build: Json) => build.id === bad.body.doc.id)
      expect(infected.files).toMatchObject([{ status: 'refused', path: null }])
      expect(paths.filter((path) => path.startsWith('files/'))).toEqual([exported.files[0].path])
      expect(await json('comments.json')).toMatchObject([{ body: 'Nice roof', build: { id: theirs } }])
      expect(await json('likes.json')).toMatchObject([{ build: { id: theirs } }])
      expect(await json('follows.json')).toMatchObject([{ username: usernameOf(other) }])
      expect(await json('lists.json')).toMatchObject([{ title: 'Towers', items: [{ note: 'By the sea' }] }])
      expect(JSON.stringify(await json('activity.json'))).toContain('export.requested')
      const mail = await mailTo(person, 'Your data is ready to download')
      expect(mail.text).toContain('/settings/data')
      expect(mail.text).not.toContain('signature=')

      // By its link alone, to its owner alone, once a day.
      expect((await stranger(shop).ask(url)).status).toBe(401)
      expect((await other.ask(url)).status).toBe(410)
      expect((await person.ask(url.replace(/signature=.{5}/, 'signature=AAAAA'))).status).toBe(410)
      const part = await person.ask(url, { headers: { Range: 'bytes=0-3' } })
      expect([part.status, part.headers.get('content-length')]).toEqual([206, '4'])
      expect(codeOf(await request(person))).toBe('too_many_requests')
    })

    it('ends with its time, when something in it turns out infected, or by hand, and so do its bytes', async () => {
      const objects = () => listFiles(shop, 'objects').length
      const people = await Promise.all(['late', 'found', 'done'].map((name) => signUp(shop, name)))
      const [late, found, done] = people as [Person, Person, Person]
      const id = await publish(found, { file: makeBuild({ name: 'found' }) })
      const before = objects()
      await Promise.all(people.map((person) => request(person)))
      const [expired] = await Promise.all(people.map((person) => waitUntilReady(person)))
      expect(objects()).toBe(before + 3)
      await query(`update data_exports set expires_at = now() where user_id = $1`, [late.id])
      await query(
        `begin; set local shop.writer = 'pipeline'; update schematic_files set status = 'refused', verdict = 'infected',
           reason = 'infected', refused_at = now() where schematic_id = '${id}'; commit`,
      )
      expect((await late.ask(expired.url)).status).toBe(410)
      expect((await found.ask(PATH)).body.export).toBeNull()
      expect((await done.send('DELETE', PATH)).body.export).toBeNull()
      await sendJob(shop, 'sweep-objects')
      await waitFor(objects, (count) => count === before)
    })

    it('is written whole by the next worker where one is killed in the middle', async () => {
      const person = await signUp(shop, 'killed')
      await publish(person, { file: makeBuild({ name: 'killed' }) })
      const unfinished = () => listFiles(shop, 'receiving').length
      const before = unfinished()
      // The archive waits for the table of its lists, which is read once it has been begun.
      const held = query('begin; lock table lists in access exclusive mode; select pg_sleep(8); commit')
      await waitFor(
        () =>
          query(`select from pg_locks where relation = 'lists'::regclass and mode = 'AccessExclusiveLock' and granted`),
        (locks) => locks.length > 0,
      )
      await request(person)
      await waitFor(unfinished, (count) => count > before)
      await shop.workers[0]?.kill()
      await held
      expect((await person.ask(PATH)).body.export.status).toBe('waiting')
      await shop.workers[0]?.start()
      // Once the heartbeat of the killed one is missed.
      const { url } = await waitUntilReady(person, 150_000)
      const { json } = await readArchive(
        await (await fetch(new URL(url, shop.url), { headers: await sessionOf(person) })).arrayBuffer(),
      )
      expect(await json('builds.json')).toHaveLength(1)
      expect(await query('select status from data_exports where user_id = $1', [person.id])).toEqual([
        { status: 'ready' },
      ])
    }, 240_000)

    it('goes with the account that is deleted at once', async () => {
      const admin = await signUp(shop, 'admin')
      await query(`update users set role = 'admin' where id = $1`, [admin.id])
      const person = await signUp(shop, 'leaving')
      const before = listFiles(shop, 'objects').length
      await request(person)
      await waitUntilReady(person)
      expect((await admin.send('DELETE', `/api/users/${person.id}`)).status).toBe(200)
      await waitFor(
        () => listFiles(shop, 'objects').length,
        (count) => count === before,
      )
    })
  })

  describe('a deleted account', () => {
    const close = (person: Person) => person.send('POST', '/api/users/delete-account', { password: PASSWORD })
    const signInAgain = (person: Person) =>
      stranger(shop).send('POST', '/api/users/login', { email: person.email, password: PASSWORD })

    it('is closed at once, is gone from public places, and comes back as it was', async () => {
      const [person, reader] = await Promise.all([signUp(shop, 'closing'), signUp(shop, 'reader')])
      const id = await publish(person, { file: makeBuild({ name: 'closing' }), listing: { title: 'Closing' } })
      const theirs = await publish(reader, { file: makeBuild({ name: 'kept' }), listing: { title: 'Kept' } })
      await person.send('POST', '/api/comments', { schematic: theirs, body: 'Mine' })
      const seen = async () => ({
        build: (await reader.ask(`/api/schematics/${id}`)).status,
        found: (await reader.ask('/api/schematics/search?q=Closing')).body.docs.length,
        comment: JSON.stringify((await reader.ask(`/api/comments?where[schematic][equals]=${theirs}`)).body).includes(
          'Mine',
        ),
        page: (await reader.ask(`/people/${usernameOf(person)}`)).status,
        follower: JSON.stringify((await reader.ask(`/people/${usernameOf(reader)}/followers`)).body).includes(
          `/people/${usernameOf(person)}`,
        ),
      })
      await person.send('PUT', `/api/profiles/${usernameOf(reader)}/follow`)
      const { key } = (await person.send('POST', '/api/keys', { name: 'tool', scopes: ['read'], password: PASSWORD }))
        .body
      const byKey = () => stranger(shop).ask('/api/schematics', { headers: { Authorization: `Bearer ${key}` } })
      expect((await byKey()).status).toBe(200)
      const before = await seen()
      expect(before).toMatchObject({ build: 200, comment: true, page: 200, follower: true })

      expect(codeOf(await person.send('POST', '/api/users/delete-account', { password: 'wrong' }))).toBe(
        'wrong_password',
      )
      const { body } = await close(person)
      const days = (Date.parse(body.deletesAt) - Date.now()) / 86_400_000
      expect(body.deleted).toBe(false)
      expect(Math.round(days)).toBe(14)
      expect((await person.ask('/api/users/me')).body.user).toBeNull()
      expect(await seen()).toEqual({ build: 404, found: 0, comment: false, page: 404, follower: false })
      const mail = await mailTo(person, 'Your account will be deleted')
      expect(mail.text).toContain('/sign-in')

      expect((await byKey()).status).toBe(401)

      // Its names stay taken, and nobody is told why.
      const again = { password: PASSWORD, email: 'someone@test.invalid', username: usernameOf(person) }
      expect(codeOf(await stranger(shop).send('POST', '/api/users', again))).toBe('username_taken')

      const refused = await signInAgain(person)
      expect([refused.status, codeOf(refused)]).toEqual([403, 'account_closing'])
      expect(refused.headers.getSetCookie()).toEqual([])
      const { restoreToken, deletesAt } = refused.body.errors[0]
      expect(deletesAt).toBe(body.deletesAt)
      const restore = (token: string) => stranger(shop).send('POST', '/api/users/restore-account', { token })
      expect(codeOf(await restore(restoreToken.replace(/.{6}$/, 'AAAAAA')))).toBe('link_expired')
      expect(codeOf(await restore(restoreToken.replace(person.id, reader.id)))).toBe('link_expired')
      expect((await restore(restoreToken)).body).toEqual({ restored: true })
      expect((await signInAgain(person)).status).toBe(200)
      expect(await seen()).toEqual(before)
    })

    it('gets no session in any other way', async () => {
      const person = await signUp(shop, 'noway')
      await close(person)
      const started = query(
        `insert into shop_sessions (id, user_id, method, expires_at, ends_at) values ('x', $1, 'other', now(), now())`,
        [person.id],
      )
      await expect(started).rejects.toThrow('being deleted')
      const mutation = `mutation { loginUser(email: "${person.email}", password: "${PASSWORD}") { token } }`
      const { body } = await stranger(shop).send('POST', '/api/graphql', { query: mutation })
      expect(JSON.stringify(body)).toContain('account_closing')
    })

    it('is deleted for good when its time is up, once, with its bytes', async () => {
      const objects = listFiles(shop, 'objects')
      const [person, kept] = await Promise.all([signUp(shop, 'expired'), signUp(shop, 'waiting')])
      await publish(person, { file: makeBuild({ name: 'expired' }) })
      await Promise.all([close(person), close(kept)])
      await query(
        `update account_closings set requested_at = now() - interval '15 days', deletes_at = now() - interval '1 day' where user_id = $1`,
        [person.id],
      )
      const token = (await signInAgain(person)).body.errors[0].restoreToken
      await Promise.all([sendJob(shop, 'sweep-objects'), sendJob(shop, 'sweep-objects')])
      await waitFor(
        () => query('select id from users where id = $1', [person.id]),
        (rows) => rows.length === 0,
      )
      expect(codeOf(await signInAgain(person))).toBe('wrong_credentials')
      expect(codeOf(await stranger(shop).send('POST', '/api/users/restore-account', { token }))).toBe('link_expired')
      expect(codeOf(await signInAgain(kept))).toBe('account_closing')
      await waitFor(
        () => listFiles(shop, 'objects'),
        (files) => files.length === objects.length,
      )
      // Its name is free again.
      const again = { email: person.email, password: PASSWORD, username: usernameOf(person) }
      expect((await stranger(shop).send('POST', '/api/users', again)).status).toBe(201)
    })

    it('is not that of the only admin', async () => {
      const [first] = await query<{ n: number }>(`select count(*)::int as n from users where role = 'admin'`)
      const admin = await signUp(shop, 'lastadmin')
      await query(`update users set role = 'admin' where id = $1`, [admin.id])
      await query(`update users set role = 'user' where id <> $1`, [admin.id])
      expect(first?.n).toBeGreaterThanOrEqual(0)
      expect((await close(admin)).status).toBe(409)
    })
  })
})

describeWith(['radosgw'], 'an export from S3', () => {
  let shop: Shop
  beforeAll(async () => {
    const s3 = await getRadosgw()
    shop = await startShop({ env: s3.env(await s3.createBucket()) })
  })
  afterAll(() => shop?.stop())

  it('is read from the bucket and written to it', async () => {
    const person = await signUp(shop, 'bucket')
    const file = makeBuild({ name: 'bucket' })
    await publish(person, { file })
    await request(person)
    const { url, bytes } = await waitUntilReady(await signIn(shop, person.email))
    const redirect = await person.ask(url)
    expect(redirect.status).toBe(302)
    const answer = await fetch(redirect.headers.get('location') ?? '')
    expect(answer.headers.get('content-disposition')).toContain('.zip')
    const archive = await answer.arrayBuffer()
    expect(archive.byteLength).toBe(bytes)
    const { json, bytesOf } = await readArchive(archive)
    const [build] = await json('builds.json')
    expect((await bytesOf(build.files[0].path)).equals(file)).toBe(true)
  })
})
