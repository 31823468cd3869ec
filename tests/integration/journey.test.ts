import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clamd, EICAR, SIGNATURES } from '../services/clamd'
import { type Smtp, startSmtp } from '../services/smtp'
import { describeWith } from '../setup/needs'
import { getClamd, getRadosgw } from '../setup/services'
import { type Shop, startShop } from '../setup/shop'
import { BUILD_SIZE, makeBuild } from './support/builds'
import { type Json, type Person, signIn, signUp, stranger } from './support/people'
import { listObjects, queryOf, readAccount } from './support/stored'
import { publish, waitFor, waitForFile } from './support/waitFor'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
/** What the first mail of every new account is about. */
const CONFIRM = 'Confirm your email address'
const MAX_UPLOAD_BYTES = 1024 ** 2
const ADMIN = { ADMIN_EMAIL: 'moderators@test.invalid', ADMIN_PASSWORD: 'a password for the admin' }

describeWith(['clamd', 'radosgw'], 'the way of a file, on S3 and with a scanner', () => {
  let s3: Awaited<ReturnType<typeof getRadosgw>>
  let bucket: string
  let clamd: Clamd
  let smtp: Smtp
  let shop: Shop
  let owner: Person
  let visitor: Person

  const objects = () => listObjects(s3.client(), bucket)
  const downloadsOf = async (id: string) => {
    const [row] = await queryOf(shop)<{ count: number }>(
      'select download_count::int as count from schematics where id = $1',
      [id],
    )
    return row?.count
  }

  const chooseGerman = async (person: Person) => {
    const { status } = await person.ask('/language', { method: 'POST', body: new URLSearchParams({ to: 'de' }) })
    expect(status).toBe(303)
    return person
  }

  beforeAll(async () => {
    ;[s3, clamd, smtp] = await Promise.all([getRadosgw(), getClamd(), startSmtp()])
    bucket = await s3.createBucket()
    shop = await startShop({
      env: { ...s3.env(bucket), ...clamd.env, ...smtp.env, ...ADMIN, UPLOAD_MAX_BYTES: String(MAX_UPLOAD_BYTES) },
    })
    const migrated = await shop.runScript('scripts/migrate.ts')
    if (migrated.code !== 0) throw new Error(migrated.output)
    owner = await signUp(shop, 'owner')
    visitor = stranger(shop)
  })
  afterAll(async () => {
    await shop?.stop()
    await Promise.all([clamd?.stop(), smtp?.stop()])
  })

  describe('a clean build', () => {
    const file = makeBuild({ name: 'Windmill', block: 'minecraft:purpur_block' })
    const filename = '風車 "old" \n mill.schem'
    let id: string
    let doc: Json

    beforeAll(async () => {
      const { body, status } = await owner.upload({
        file,
        filename,
        listing: { title: 'Thunderous Windmill 中世の風車小屋', tags: ['Medieval', 'wind power'] },
      })
      expect(status).toBe(201)
      doc = body.doc
      id = doc.id
      await waitForFile(owner, id, 'ready')
    })

    it('is answered at once, still processing', () => {
      expect(doc).toMatchObject({
        status: 'processing',
        file: { status: 'received', sha256: sha256(file), filesize: file.length },
      })
    })

    it('is published with what was found in it', async () => {
      expect((await visitor.ask(`/api/schematics/${id}/summary`)).body).toMatchObject({
        status: 'ready',
        format: 'sponge',
        edition: 'java',
        ...BUILD_SIZE,
        blockCount: 13,
        file: { status: 'ready', verdict: 'clean', sha256: sha256(file), filesize: file.length },
      })
    })

    it('is the same by Payload’s own address', async () => {
      expect((await visitor.ask(`/api/schematics/${id}`)).body).toMatchObject({
        title: 'Thunderous Windmill 中世の風車小屋',
        ...BUILD_SIZE,
        file: { status: 'ready', verdict: 'clean', sha256: sha256(file), filesize: file.length, format: 'sponge' },
      })
    })

    it.each([
      ['a word of its title', 'q=windmill'],
      ['the beginning of a word', 'q=thund'],
      ['a mistyped word', 'q=windmlil'],
      ['two words, one unfinished and one mistyped', 'q=thun%20windmll'],
      ['a part of a name without spaces', `q=${encodeURIComponent('風車')}`],
      ['a word with accents it is written without', `q=${encodeURIComponent('Wíndmill')}`],
      ['its owner', 'q=owner'],
      ['its tag', 'tag=medieval'],
      ['a block in it', 'block=purpur_block'],
      ['its width', 'minWidth=3&maxWidth=3'],
    ])('is found by %s', async (_what, query) => {
      const { body } = await visitor.ask(`/api/schematics/search?${query}`)
      expect(body.docs.map((found: Json) => found.id)).toContain(id)
    })

    it.each([
      ['another tag', 'tag=modern'],
      ['a block that is not in it', 'block=bedrock'],
      ['a greater width', 'minWidth=4'],
      ['another word', 'q=submarine'],
      ['its own word and another', 'q=windmill%20submarine'],
      ['nothing but punctuation', 'q=%21%28%26'],
    ])('is not found by %s', async (_what, query) => {
      const { body } = await visitor.ask(`/api/schematics/search?${query}`)
      expect(body.docs.map((found: Json) => found.id)).not.toContain(id)
    })

    it('is downloaded from S3 byte for byte, by its own name', async () => {
      const redirect = await visitor.ask(`/api/schematics/${id}/download`)
      expect(redirect.status).toBe(302)
      const location = redirect.headers.get('location') ?? ''
      expect(location).toMatch(new RegExp(`^${s3.endpoint}.*X-Amz-Expires=\\d+.*X-Amz-Signature=`))
      const response = await fetch(location)
      expect(response.status).toBe(200)
      expect(sha256(Buffer.from(await response.arrayBuffer()))).toBe(sha256(file))
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="__ _old_ mill.schem"; filename*=UTF-8''${encodeURIComponent('風車 "old" mill.schem')}`,
      )
    })

    it('passes through the shop for the 3D view, which may not read from S3 itself', async () => {
      const response = await fetch(`${shop.url}/api/schematics/${id}/model`)
      expect(response.status).toBe(200)
      expect(Buffer.from(await response.arrayBuffer()).equals(file)).toBe(true)
    })

    it('cannot be read without the signature', async () => {
      const { headers } = await visitor.ask(`/api/schematics/${id}/download`)
      const bare = new URL(headers.get('location') ?? '')
      bare.search = ''
      expect((await fetch(bare)).status).toBe(403)
    })

    it('is answered with its id when its owner sends it again', async () => {
      const { status, body } = await owner.upload({ file, filename: 'other.schem', listing: { title: 'Again' } })
      expect({ status, errors: body.errors }).toMatchObject({ status: 409, errors: [{ code: 'duplicate_file', id }] })
    })

    it('shares its stored object with the same bytes of another owner', async () => {
      const other = await signUp(shop, 'other')
      const copy = await publish(other, { file, listing: { title: 'My copy' } })
      const rows = await queryOf(shop)<{ key: string }>('select key from stored_objects where sha256 = $1', [
        sha256(file),
      ])
      expect(rows).toHaveLength(1)
      expect(await waitFor(objects, (keys) => keys.length === 1)).toEqual([rows[0]?.key])

      expect((await other.send('DELETE', `/api/schematics/${copy}`)).status).toBe(200)
      const { headers } = await visitor.ask(`/api/schematics/${id}/download`)
      expect((await fetch(headers.get('location') ?? '')).status).toBe(200)
    })
  })

  describe('the count of downloads', () => {
    let id: string
    beforeAll(async () => {
      id = await publish(owner, { file: makeBuild({ name: 'Counted' }), listing: { title: 'Counted' } })
    })

    it('counts a person once a day, and no program', async () => {
      const download = (headers: Record<string, string> = {}, person = visitor) =>
        person.ask(`/api/schematics/${id}/download`, { headers })
      await download({ 'User-Agent': 'curl/8.5.0' })
      await download({ 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' })
      await download({ Range: 'bytes=0-10' })
      expect(await downloadsOf(id)).toBe(0)
      await Promise.all([download(), download(), download()])
      expect(await downloadsOf(id)).toBe(1)
      const other = await signUp(shop, 'reader')
      await download({}, other)
      await download({}, other)
      expect(await downloadsOf(id)).toBe(2)
    })
  })

  describe('an infected build', () => {
    const file = makeBuild({ name: 'Trojan horse', sign: EICAR })
    let id: string
    beforeAll(async () => {
      const { body } = await owner.upload({ file, filename: 'horse.schem', listing: { title: 'Trojan horse' } })
      id = body.doc.id
      await waitForFile(owner, id, 'refused')
    })

    it('is refused, and its owner sees why', async () => {
      expect((await owner.ask(`/api/schematics/${id}/summary`)).body).toMatchObject({
        status: 'refused',
        file: { status: 'refused', verdict: 'infected', reason: 'infected' },
      })
    })

    it.each(['', '/summary', '/download'])('is unknown to strangers at /api/schematics/:id%s', async (path) => {
      expect((await visitor.ask(`/api/schematics/${id}${path}`)).status).toBe(404)
    })

    it('is not handed to its owner either', async () => {
      const { status, headers, body } = await owner.ask(`/api/schematics/${id}/download`)
      expect({ status, location: headers.get('location'), errors: body.errors }).toMatchObject({
        status: 409,
        location: null,
        errors: [{ code: 'not_ready' }],
      })
    })

    it('is not handed to moderators either', async () => {
      const admin = await signIn(shop, ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD)
      const { status, headers } = await admin.ask(`/api/schematics/${id}/download`)
      expect({ status, location: headers.get('location') }).toEqual({ status: 409, location: null })
    })

    it('is not found', async () => {
      expect((await visitor.ask('/api/schematics/search?q=trojan')).body.totalDocs).toBe(0)
    })

    it('is told to its owner, without the virus’s name', async () => {
      const mail = await smtp.waitForMail(
        (one) => String(one.subject).includes('Trojan horse') && toOf(one) === owner.email,
      )
      expect(mail.subject).toContain('could not be published')
      expect(mail.text).not.toContain(SIGNATURES.eicar)
    })

    it('is told in the language that its owner chose, by both parts of the letter', async () => {
      const reader = await chooseGerman(await signUp(shop, 'leserin'))
      const { body } = await reader.upload({ file, filename: 'pferd.schem', listing: { title: 'Pferd' } })
      await waitForFile(reader, body.doc.id, 'refused')
      const mail = await smtp.waitForMail((one) => toOf(one) === reader.email && one.subject !== CONFIRM)
      expect(mail.subject).toBe('Dein Bau „Pferd“ konnte nicht veröffentlicht werden')
      expect(mail.text).toContain(`Hallo leserin-`)
      expect(mail.html).toContain('<html lang="de" dir="ltr">')
      expect(mail.html).toContain('Der Virenscanner hat in dieser Datei etwas Schädliches gefunden.')
    })

    it('is told to the moderators, with the virus’s name', async () => {
      const mail = await smtp.waitForMail((one) => toOf(one) === ADMIN.ADMIN_EMAIL)
      expect(mail.subject).toBe('Infected file refused: Trojan horse')
      expect(mail.text).toContain(SIGNATURES.eicar)
    })
  })

  it('a forgotten password is mended in the language of the account', async () => {
    const reader = await chooseGerman(await signUp(shop, 'vergesslich'))
    expect((await visitor.send('POST', '/api/users/forgot-password', { email: reader.email })).status).toBe(200)
    const mail = await smtp.waitForMail((one) => toOf(one) === reader.email && one.subject !== CONFIRM)
    expect(mail.subject).toBe('Wähle ein neues Passwort')
    expect(mail.html).toContain('<html lang="de" dir="ltr">')
    expect(mail.text).toMatch(/Neues Passwort wählen:\nhttp\S+\/reset-password\?token=\w+/)
  })

  describe('what is turned away', () => {
    const listing = { title: 'Refused' }
    it.each([
      ['no schematic', 415, 'not_a_schematic', { file: PNG, filename: 'picture.schem', listing }],
      ['empty', 400, 'empty_file', { file: '', listing }],
      ['too large', 413, 'file_too_large', { file: Buffer.alloc(MAX_UPLOAD_BYTES + 1, 10), listing }],
      ['far too large', 413, 'file_too_large', { file: Buffer.alloc(2 * MAX_UPLOAD_BYTES, 10), listing }],
      ['without a title', 400, 'invalid_field', { file: makeBuild({ name: 'Untitled' }), listing: {} }],
      [
        'of an unknown category',
        400,
        'unknown_category',
        { file: makeBuild({ name: 'X' }), listing: { ...listing, category: 'nope' } },
      ],
    ])('is a file that is %s: %i %s', async (_what, status, code, upload) => {
      const answer = await owner.upload(upload)
      expect({ status: answer.status, errors: answer.body.errors }).toMatchObject({ status, errors: [{ code }] })
    })

    it('names the field that is missing', async () => {
      const { body } = await owner.upload({ file: makeBuild({ name: 'Untitled' }), listing: { title: ' ' } })
      expect(body.errors[0].field).toBe('title')
    })

    it('is a file of nobody', async () => {
      expect((await visitor.upload({ file: makeBuild({ name: 'Nobody' }), listing })).status).toBe(401)
    })

    it('leaves nothing behind', async () => {
      const poor = await signUp(shop, 'poor')
      const before = await objects()
      await poor.upload({ file: PNG, listing })
      await poor.upload({ file: '', listing })
      await poor.upload({ file: makeBuild({ name: 'Untitled' }), listing: {} })
      expect(await objects()).toEqual(before)
      expect(await readAccount(queryOf(shop), poor.id)).toEqual({ used: 0, files: 0, stored: { used: 0, files: 0 } })
    })
  })

  it('refuses what looks like NBT and is none, and tells the reason', async () => {
    const damaged = makeBuild({ name: 'Damaged', level: 0 }).subarray(0, 200)
    const { body } = await owner.upload({ file: damaged, listing: { title: 'Damaged' } })
    expect((await waitForFile(owner, body.doc.id, 'refused')).file.reason).toBe('malformed')
  })

  it('frees the account and removes the object when a build is deleted', async () => {
    const tidy = await signUp(shop, 'tidy')
    const file = makeBuild({ name: 'Short-lived' })
    const id = await publish(tidy, { file })
    const [row] = await queryOf(shop)<{ key: string }>('select key from stored_objects where sha256 = $1', [
      sha256(file),
    ])
    expect(await objects()).toContain(row?.key)
    expect((await readAccount(queryOf(shop), tidy.id)).used).toBe(file.length)

    expect((await tidy.send('DELETE', `/api/schematics/${id}`)).status).toBe(200)
    expect((await readAccount(queryOf(shop), tidy.id)).used).toBe(0)
    const left = await waitFor(objects, (keys) => !keys.includes(row?.key ?? ''))
    expect(left).not.toContain(row?.key)
    expect((await visitor.ask(`/api/schematics/${id}/download`)).status).toBe(404)
  })

  describe('a private build', () => {
    let id: string
    beforeAll(async () => {
      id = await publish(owner, {
        file: makeBuild({ name: 'Secret' }),
        listing: { title: 'Clandestine cellar', visibility: 'private' },
      })
    })

    it.each(['', '/summary', '/download'])('is unknown to others at /api/schematics/:id%s', async (path) => {
      const other = await signUp(shop, 'curious')
      const answers = await Promise.all([visitor, other].map((person) => person.ask(`/api/schematics/${id}${path}`)))
      expect(answers.map(({ status }) => status)).toEqual([404, 404])
    })

    it('is its owner’s to read and download', async () => {
      expect((await owner.ask(`/api/schematics/${id}`)).status).toBe(200)
      expect((await owner.ask(`/api/schematics/${id}/download`)).status).toBe(302)
    })

    it('is not found', async () => {
      expect((await owner.ask('/api/schematics/search?q=clandestine')).body.docs).toEqual([])
    })
  })
})

/** The one address a mail went to. */
function toOf(mail: Awaited<ReturnType<Smtp['waitForMail']>>): string | undefined {
  return [mail.to ?? []].flat()[0]?.value[0]?.address
}
