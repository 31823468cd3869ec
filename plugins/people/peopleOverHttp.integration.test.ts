import type { ParsedMail } from 'mailparser'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { PASSWORD, type Person, signIn, signUp, stranger } from '../../tests/integration/support/people'
import { listFiles, queryOf } from '../../tests/integration/support/stored'
import { publish, waitFor } from '../../tests/integration/support/waitFor'
import { type Smtp, startSmtp } from '../../tests/services/smtp'
import { type Shop, startShop } from '../../tests/setup/shop'

const toOf = ({ to }: ParsedMail) => [to ?? []].flat().flatMap(({ value }) => value)[0]?.address
const usernameOf = (person: Person) => person.email.split('@')[0] ?? ''

describe('people, asked over HTTP', () => {
  let shop: Shop
  let smtp: Smtp
  let owner: Person
  let fan: Person
  const query: ReturnType<typeof queryOf> = (text, values) => queryOf(shop)(text, values)
  const slugOf = async (id: string) =>
    (await query<{ slug: string }>('select slug from schematics where id = $1', [id]))[0]?.slug ?? ''
  const makeList = async (person: Person, data: Record<string, unknown>) => {
    const { status, body } = await person.send('POST', '/api/lists', data)
    expect(status).toBe(201)
    return body.doc as { id: string; slug: string }
  }

  beforeAll(async () => {
    smtp = await startSmtp()
    shop = await startShop({ env: { ...smtp.env, DELETION_GRACE_DAYS: '0' } })
    ;[owner, fan] = await Promise.all([signUp(shop, 'owner'), signUp(shop, 'fan')])
  })
  afterAll(async () => {
    await shop?.stop()
    await smtp?.stop()
  })

  describe('following', () => {
    it('is idempotent, and counted once by a hundred requests at once', async () => {
      const path = `/api/profiles/${usernameOf(owner)}/follow`
      const answers = await Promise.all(Array.from({ length: 100 }, () => fan.send('PUT', path)))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      expect((await fan.send('PUT', path)).body).toEqual({ following: true, followerCount: 1 })
      expect((await fan.send('DELETE', path)).body).toEqual({ following: false, followerCount: 0 })
      expect((await fan.send('DELETE', path)).body).toEqual({ following: false, followerCount: 0 })
    })

    it('takes tags of any script', async () => {
      await query(`insert into tags (id, name, slug) values (gen_random_uuid(), '灯台', '灯台')`)
      const answer = await fan.send('PUT', `/api/tags/${encodeURIComponent('灯台')}/follow`)
      expect(answer).toMatchObject({ status: 200, body: { following: true, followerCount: 1 } })
    })

    it.each([
      ['a stranger', () => stranger(shop), 'profiles/anybody', 401, 'sign_in_required'],
      ['who follows nobody', () => fan, 'profiles/nobody-here', 404, 'not_found'],
      ['who follows no tag', () => fan, 'tags/no-such-tag', 404, 'not_found'],
      ['who follows themselves', () => fan, () => `profiles/${fan.id}`, 400, 'bad_request'],
    ])('refuses %s', async (_who, person, target, status, code) => {
      const path = typeof target === 'string' ? target : target()
      const answer = await person().send('PUT', `/api/${path}/follow`)
      expect([answer.status, answer.body.errors[0].code]).toEqual([status, code])
    })

    it('is written through no other door', async () => {
      expect((await fan.send('POST', '/api/follows', { follower: fan.id, profile: owner.id })).status).toBe(403)
      const counted = await fan.send('PATCH', `/api/profiles/${fan.id}`, { followerCount: 99, bio: 'Hello' })
      expect(counted).toMatchObject({ status: 400, body: { errors: [{ field: 'followerCount' }] } })
      const { body } = await fan.send('PATCH', `/api/profiles/${fan.id}`, { followerCount: 0, bio: 'Hello' })
      expect(body.doc).toMatchObject({ followerCount: 0, bio: 'Hello' })
    })
  })

  describe('a portrait', () => {
    const send = (person: Person, body: Buffer, type = 'image/jpeg') =>
      person.ask('/api/profiles/avatar', {
        method: 'PUT',
        headers: { 'Content-Type': type },
        body: new Uint8Array(body),
      })
    const makePhoto = () =>
      sharp({ create: { width: 900, height: 500, channels: 3, background: '#c8763c' } })
        .withExif({ IFD0: { Copyright: 'secret-place' } })
        .jpeg()
        .toBuffer()

    it('is re-encoded without metadata, and replaces the one before', async () => {
      const first = await send(fan, await makePhoto())
      expect(first.status).toBe(200)
      const second = await send(fan, await makePhoto())
      const picture = await fetch(new URL(second.body.avatar, shop.url))
      const bytes = Buffer.from(await picture.arrayBuffer())
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 384, height: 384 })
      expect(bytes.includes('secret-place')).toBe(false)
      expect((await fetch(new URL(first.body.avatar, shop.url))).ok).toBe(false)
      expect((await stranger(shop).ask(`/people/${usernameOf(fan)}`)).body).toContain(second.body.avatar)
      expect((await fan.send('DELETE', '/api/profiles/avatar')).body).toEqual({ avatar: null })
    })

    it.each([
      ['a stranger', () => stranger(shop), makePhoto, 401, 'sign_in_required'],
      [
        'what is no picture',
        () => fan,
        async () => Buffer.from('<svg onload="alert(1)">'),
        415,
        'unsupported_media_type',
      ],
      ['nothing', () => fan, async () => Buffer.alloc(0), 400, 'missing_file'],
      ['too much', () => fan, async () => Buffer.alloc(9 * 1024 ** 2), 413, 'body_too_large'],
    ])('is not taken from %s', async (_what, person, make, status, code) => {
      const answer = await send(person(), await make())
      expect([answer.status, answer.body.errors[0].code]).toEqual([status, code])
    })
  })

  describe('what is not for everyone', () => {
    const titles = { open: 'Open to all', linked: 'Known by link', hidden: 'Nobody else knows' }
    let builds: Record<keyof typeof titles, string>
    let list: { id: string; slug: string }

    beforeAll(async () => {
      const add = (title: string, visibility: string) =>
        publish(owner, { file: makeBuild({ name: title }), listing: { title, visibility, tags: ['secret-tag'] } })
      builds = {
        open: await add(titles.open, 'public'),
        linked: await add(titles.linked, 'unlisted'),
        hidden: await add(titles.hidden, 'public'),
      }
      await fan.send('PUT', `/api/profiles/${usernameOf(owner)}/follow`)
      await fan.send('PUT', '/api/tags/secret-tag/follow')
      await fan.send('PATCH', `/api/profiles/${fan.id}`, { showLikes: true })
      list = await makeList(fan, { title: 'Findings' })
      for (const id of Object.values(builds)) {
        expect((await fan.send('PUT', `/api/schematics/${id}/like`)).status).toBe(200)
        expect((await fan.send('PUT', `/api/lists/${list.id}/items/${id}`, { note: `On ${id}` })).status).toBe(200)
      }
      // Liked and listed while it was public, and then taken back.
      await owner.send('PATCH', `/api/schematics/${builds.hidden}`, { visibility: 'private' })
    })

    const seenBy = async (person: Person, path: string) => {
      const { status, body } = await person.ask(path)
      expect([path, status]).toEqual([path, 200])
      return Object.values(titles).filter((title) => String(body).includes(title))
    }

    it.each([
      ['likes, by a stranger', () => stranger(shop), () => `/people/${usernameOf(fan)}/likes`, [titles.open]],
      ['likes, seen by their owner', () => fan, () => '/my/likes', [titles.open, titles.linked]],
      ['lists, by a stranger', () => stranger(shop), () => `/lists/${list.slug}`, [titles.open]],
      ['lists, by who made it', () => fan, () => `/lists/${list.slug}`, [titles.open, titles.linked]],
      ['lists, by the builder', () => owner, () => `/lists/${list.slug}`, [titles.open, titles.linked, titles.hidden]],
      ['the feed', () => fan, () => '/my/feed', [titles.open]],
      ['the profile, by a stranger', () => stranger(shop), () => `/people/${usernameOf(owner)}`, [titles.open]],
      ['the profile, by a fan', () => fan, () => `/people/${usernameOf(owner)}`, [titles.open]],
      ['statistics of others', () => fan, () => '/my/statistics', []],
    ])('is not in %s', async (_where, person, path, expected) => {
      expect(await seenBy(person(), path())).toEqual(expected)
    })

    it('is not told by the API of lists either', async () => {
      const read = async (person: Person) =>
        (await person.ask(`/api/list-items?limit=100&where[list][equals]=${list.id}`)).body.docs.length
      expect([await read(stranger(shop)), await read(fan)]).toEqual([1, 2])
      const { body } = await stranger(shop).ask(`/api/lists/${list.id}`)
      expect(body.itemCount).toBe(1)
    })

    it('is not in the statistics of a build, for others', async () => {
      const path = `/my/statistics/${await slugOf(builds.hidden)}`
      expect([(await fan.ask(path)).status, (await owner.ask(path)).status]).toEqual([404, 200])
    })

    it('is no tag that only hidden builds have, but for their builder', async () => {
      const add = (title: string, visibility: string, tags: string[]) =>
        publish(owner, { file: makeBuild({ name: title }), listing: { title, visibility, tags } })
      const open = await add('Tagged for all', 'public', ['tag-of-all'])
      const linked = await add('Tagged by link', 'unlisted', ['tag-of-link', 'tag-of-all'])
      await add('Tagged for me', 'private', ['tag-of-mine'])
      const tagsFor = async (person: Person, query = 'where[slug][like]=tag-of') =>
        (await person.ask(`/api/tags?${query}&limit=100&sort=slug`)).body.docs.map(({ slug }: { slug: string }) => slug)
      const all = ['tag-of-all', 'tag-of-link', 'tag-of-mine']
      for (const other of [stranger(shop), fan]) {
        expect(await tagsFor(other)).toEqual(['tag-of-all'])
        expect(await tagsFor(other, 'where[slug][equals]=tag-of-mine')).toEqual([])
        expect((await other.ask('/api/tags/count?where[slug][like]=tag-of')).body).toEqual({ totalDocs: 1 })
      }
      expect(await tagsFor(owner)).toEqual(all)
      const graph = await stranger(shop).send('POST', '/api/graphql', {
        query: '{ Tags(limit: 100) { docs { slug } } }',
      })
      expect(JSON.stringify(graph.body)).toContain('tag-of-all')
      expect(JSON.stringify(graph.body)).not.toMatch(/tag-of-(link|mine)/)
      // Anyone with the link reads that build's tags.
      const { body } = await stranger(shop).ask(`/api/schematics/${linked}?depth=1`)
      expect(body.tags.map(({ slug }: { slug: string }) => slug)).toEqual(['tag-of-link', 'tag-of-all'])
      // It is known as long as anyone may know of one build with it.
      await owner.send('PATCH', `/api/schematics/${open}`, { visibility: 'private' })
      expect(await tagsFor(stranger(shop))).toEqual([])
      await owner.send('PATCH', `/api/schematics/${linked}`, { visibility: 'public' })
      expect(await tagsFor(stranger(shop))).toEqual(['tag-of-all', 'tag-of-link'])
    })

    it('is no list that is private, nor likes that are not shown', async () => {
      const own = await makeList(fan, { title: 'Mine alone', visibility: 'private' })
      const unlisted = await makeList(fan, { title: 'By its link', visibility: 'unlisted' })
      const statuses = async (slug: string) => [
        (await stranger(shop).ask(`/lists/${slug}`)).status,
        (await owner.ask(`/lists/${slug}`)).status,
        (await fan.ask(`/lists/${slug}`)).status,
      ]
      expect(await statuses(own.slug)).toEqual([404, 404, 200])
      expect(await statuses(unlisted.slug)).toEqual([200, 200, 200])
      const lists = (await stranger(shop).ask(`/people/${usernameOf(fan)}/lists`)).body
      expect(['Findings', 'Mine alone', 'By its link'].filter((title) => lists.includes(title))).toEqual(['Findings'])
      expect((await stranger(shop).ask(`/people/${usernameOf(owner)}/likes`)).status).toBe(404)
    })
  })

  describe('many builds at once', () => {
    it('are changed one by one, each wholly or not, and only one’s own', async () => {
      const [one, two, foreign] = [
        await publish(owner, { file: makeBuild({ name: 'bulk 1' }), listing: { title: 'Bulk 1' } }),
        await publish(owner, { file: makeBuild({ name: 'bulk 2' }), listing: { title: 'Bulk 2', tags: ['a', 'b'] } }),
        await publish(fan, { file: makeBuild({ name: 'bulk 3' }), listing: { title: 'Bulk 3' } }),
      ]
      const bulk = (command: object) =>
        owner.send('POST', '/api/schematics/bulk', { ids: [one, foreign, 'nonsense', two], ...command })
      const outcomes = (answer: Awaited<ReturnType<typeof bulk>>) =>
        answer.body.results.map((result: { done: boolean; code?: string }) => result.code ?? result.done)
      const expected = [true, 'not_found', 'not_found', true]
      expect(outcomes(await bulk({ action: 'add-tags', tags: ['Big Tower', 'b'] }))).toEqual(expected)
      expect(outcomes(await bulk({ action: 'remove-tags', tags: ['a'] }))).toEqual(expected)
      expect(outcomes(await bulk({ action: 'category', category: 'castles' }))).toEqual(expected)
      expect(outcomes(await bulk({ action: 'visibility', visibility: 'unlisted' }))).toEqual(expected)
      const rows = await query(
        `select s.title, s.visibility, c.slug as category, array(select t.slug::text from schematics_rels r
           join tags t on t.id = r.tags_id where r.parent_id = s.id order by t.slug) as tags
         from schematics s left join categories c on c.id = s.category_id where s.title like 'Bulk%' order by s.title`,
      )
      expect(rows).toEqual([
        { title: 'Bulk 1', visibility: 'unlisted', category: 'castles', tags: ['b', 'big-tower'] },
        { title: 'Bulk 2', visibility: 'unlisted', category: 'castles', tags: ['b', 'big-tower'] },
        { title: 'Bulk 3', visibility: 'public', category: null, tags: [] },
      ])
      expect(outcomes(await bulk({ action: 'delete' }))).toEqual(expected)
      expect(await query(`select title from schematics where title like 'Bulk%'`)).toEqual([{ title: 'Bulk 3' }])
    })

    it.each([
      [{ ids: [], action: 'delete' }, 'invalid_field'],
      [{ ids: Array.from({ length: 101 }, () => 'x'), action: 'delete' }, 'invalid_field'],
      [{ ids: ['x'], action: 'publish' }, 'invalid_field'],
      [{ ids: ['x'], action: 'category', category: 'nowhere' }, 'unknown_category'],
      [{ ids: ['x'], action: 'add-tags', tags: ['!!!'] }, 'invalid_field'],
    ])('are not touched by %j', async (command, code) => {
      const { status, body } = await owner.send('POST', '/api/schematics/bulk', command)
      expect([status, body.errors[0].code]).toEqual([400, code])
    })
  })

  describe('an account', () => {
    it('changes its password with the current one, and is signed out elsewhere', async () => {
      const person = await signUp(shop)
      const elsewhere = await signIn(shop, person.email)
      const change = (password: string, newPassword: string) =>
        person.send('POST', '/api/users/change-password', { password, newPassword })
      expect((await change('wrong', 'another horse battery')).body.errors[0]).toMatchObject({
        code: 'wrong_password',
        field: 'password',
      })
      expect((await change(PASSWORD, 'short')).status).toBe(400)
      expect((await change(PASSWORD, 'another horse battery')).body).toEqual({ changed: true })
      expect((await person.ask('/api/users/me')).body.user?.id).toBe(person.id)
      expect((await elsewhere.ask('/api/users/me')).body.user).toBeNull()
      await expect(signIn(shop, person.email)).rejects.toThrow(/401/)
      await signIn(shop, person.email, 'another horse battery')
    })

    it('keeps the language of its sign-up, or of the first sign-in that tells one, until another is chosen', async () => {
      const localeOf = async (person: Person) => (await person.ask('/api/users/me')).body.user.locale
      const speaking = (language: string, path: string, body: object) =>
        stranger(shop).ask(path, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
          body: JSON.stringify(body),
        })
      const email = `falante-${Date.now()}@test.invalid`
      const signingUp = { email, password: PASSWORD, username: email.split('@')[0] }
      expect((await speaking('pt-BR,pt;q=0.9', '/api/users', signingUp)).status).toBe(201)
      expect(await localeOf(await signIn(shop, email))).toBe('pt')
      await speaking('ru', '/api/users/login', { email, password: PASSWORD })
      expect(await localeOf(await signIn(shop, email))).toBe('pt')

      const person = await signUp(shop)
      expect(await localeOf(person)).toBeNull()
      const { body } = await speaking('fr-CA', '/api/users/login', { email: person.email, password: PASSWORD })
      expect(body.user.locale).toBe('fr')
      await person.ask('/language', { method: 'POST', body: new URLSearchParams({ to: 'ja' }) })
      expect(await localeOf(person)).toBe('ja')
      await person.ask('/language', { method: 'POST', body: new URLSearchParams({ to: 'tlh' }) })
      expect(await localeOf(person)).toBe('ja')
      expect((await person.send('PATCH', `/api/users/${person.id}`, { locale: 'tlh' })).status).toBe(400)
      expect((await person.send('PATCH', `/api/users/${person.id}`, { locale: 'de' })).body.doc.locale).toBe('de')
    })

    it('tells nobody else its language, not even those who look after the shop', async () => {
      const person = await signUp(shop)
      await person.ask('/language', { method: 'POST', body: new URLSearchParams({ to: 'ja' }) })
      const admin = await signUp(shop, 'admin')
      await query(`update users set role = 'admin' where id = $1`, [admin.id])
      const { status, body } = await admin.ask(`/api/users/${person.id}`)
      expect([status, body.email, 'locale' in body]).toEqual([200, person.email, false])
      await admin.send('PATCH', `/api/users/${person.id}`, { locale: 'de' })
      expect((await person.ask('/api/users/me')).body.user.locale).toBe('ja')
      expect((await admin.ask('/api/users?where[locale][equals]=ja')).status).toBe(400)
      expect(JSON.stringify((await stranger(shop).ask(`/api/profiles/${person.id}`)).body)).not.toContain('locale')
    })

    it('changes neither password nor address by its session alone', async () => {
      const person = await signUp(shop)
      const patch = async (data: object) => (await person.send('PATCH', `/api/users/${person.id}`, data)).status
      expect(await patch({ password: 'another horse battery' })).toBe(403)
      expect(await patch({ email: 'other@test.invalid' })).toBe(403)
      expect((await person.send('DELETE', `/api/users/${person.id}`)).status).toBe(403)
      const change = (email: string) => person.send('POST', '/api/users/change-email', { password: PASSWORD, email })
      expect((await change('no address')).status).toBe(400)
      expect((await change(person.email.toUpperCase())).body.errors[0].code).toBe('same_email')
    })

    describe('that asks for another address', () => {
      const mailTo = (address: string, subject: string, after = 0) =>
        smtp.waitForMail(
          (mail) => smtp.inbox.indexOf(mail) >= after && mail.subject === subject && toOf(mail) === address,
        )
      const tokenIn = (mail: ParsedMail) =>
        new URL(/https?:\S+\/confirm-email\?token=[\w-]+/.exec(mail.text ?? '')?.[0] ?? 'none:').searchParams.get(
          'token',
        )
      const ask = (person: Person, email: string) =>
        person.send('POST', '/api/users/change-email', { password: PASSWORD, email })
      const confirm = (token: string | null) => stranger(shop).send('POST', '/api/users/confirm-email', { token })
      const CONFIRM = 'Confirm your new email address'

      it('keeps the old one until the new one is confirmed, once, and the old one is told', async () => {
        const person = await signUp(shop)
        const email = `new-${person.email}`
        const { status, body } = await ask(person, ` New-${person.email} `)
        expect([status, body]).toEqual([202, { pending: { email, expiresAt: expect.any(String), isExpired: false } }])
        const asked = await mailTo(person.email, 'An email change was requested')
        expect(asked.text).toContain(email)
        const token = tokenIn(await mailTo(email, CONFIRM))
        await signIn(shop, person.email)
        await expect(signIn(shop, email)).rejects.toThrow(/401/)
        expect((await person.ask('/settings/account')).body).toContain(email)
        // The token lies nowhere but in the mail.
        const stored = await query<{ row: string }>(
          `select to_jsonb(c)::text as row from email_changes c union all
           select data::text from pgboss.job where name = 'email-change'`,
        )
        expect(stored.some(({ row }) => row.includes(String(token)))).toBe(false)

        const page = await stranger(shop).ask(`/confirm-email?token=${token}`)
        expect(page.body).toContain(email)
        expect((await person.ask('/api/users/change-email')).body.pending.email).toBe(email)
        const answers = await Promise.all([confirm(token), confirm(token), confirm(token)])
        expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410])
        await signIn(shop, email)
        await expect(signIn(shop, person.email)).rejects.toThrow(/401/)
        expect((await mailTo(person.email, 'Your email address was changed')).text).toContain(email)
        expect((await person.ask('/api/users/me')).body.user.email).toBe(email)
        expect((await person.ask('/api/users/change-email')).body).toEqual({ pending: null })
      })

      it('learns nothing of whose address it is, and its holder is told', async () => {
        const person = await signUp(shop)
        const taken = await ask(person, fan.email)
        const free = await ask(await signUp(shop), `free-${person.email}`)
        const shape = ({ status, body }: typeof taken) => [status, Object.keys(body), Object.keys(body.pending)]
        expect(shape(taken)).toEqual(shape(free))
        const mail = await mailTo(fan.email, 'Your address already has an account')
        expect(mail.text).not.toContain(usernameOf(person))
        expect(tokenIn(await mailTo(`free-${person.email}`, CONFIRM))).not.toBeNull()
        expect((await person.ask('/api/users/change-email')).body.pending.email).toBe(fan.email)
        expect(await query('select token_hash from email_changes where user_id = $1', [person.id])).toEqual([
          { token_hash: null },
        ])
      })

      it('has the mail sent again, of which the last one counts, and gives it up', async () => {
        const person = await signUp(shop)
        const email = `again-${person.email}`
        expect((await person.send('POST', '/api/users/change-email/resend')).status).toBe(404)
        await ask(person, email)
        const first = tokenIn(await mailTo(email, CONFIRM))
        const before = smtp.inbox.length
        expect((await person.send('POST', '/api/users/change-email/resend')).status).toBe(202)
        const second = tokenIn(await mailTo(email, CONFIRM, before))
        expect((await confirm(first)).body.errors[0].code).toBe('link_expired')
        expect((await person.send('DELETE', '/api/users/change-email')).body).toEqual({ pending: null })
        expect((await confirm(second)).status).toBe(410)
        await signIn(shop, person.email)
      })

      it.each([
        ['has run out', `update email_changes set expires_at = now() - interval '1 second' where user_id = $1`],
        ['was asked for before a new password', `update users set hash = hash || '0' where id = $1`],
        ['belongs to a suspended account', `update users set state = 'suspended' where id = $1`],
      ])('changes nothing by a link that %s', async (_what, happens) => {
        const person = await signUp(shop)
        const email = `late-${person.email}`
        await ask(person, email)
        const token = tokenIn(await mailTo(email, CONFIRM))
        await query(happens, [person.id])
        const answer = await stranger(shop).ask('/api/users/confirm-email', {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: `token=${token}`,
        })
        expect([answer.status, answer.headers.get('location')]).toEqual([303, '/confirm-email?problem=1'])
        expect(await query('select email from users where id = $1', [person.id])).toEqual([{ email: person.email }])
      })

      it('changes nothing where someone has made an account with it meanwhile', async () => {
        const person = await signUp(shop)
        const email = `race-${person.email}`
        await ask(person, email)
        const token = tokenIn(await mailTo(email, CONFIRM))
        await query('update users set email = $2 where id = $1', [(await signUp(shop)).id, email])
        expect((await confirm(token)).body.errors[0].code).toBe('link_expired')
        await signIn(shop, person.email)
      })

      it('is held to a few mails an hour', async () => {
        const person = await signUp(shop)
        const codes: unknown[] = []
        for (let n = 0; n < 7; n++) {
          const { status, body } = await ask(person, `many${n}-${person.email}`)
          codes.push(body.errors?.[0].code ?? status)
        }
        expect(codes).toEqual([202, 202, 202, 202, 202, 202, 'too_many_requests'])
      })
    })

    it('is locked by guessing, like the sign-in', async () => {
      const person = await signUp(shop)
      const guess = async () =>
        (await person.send('POST', '/api/users/delete-account', { password: 'a guess' })).body.errors[0].code
      const codes = [await guess(), await guess(), await guess(), await guess(), await guess(), await guess()]
      expect(codes.at(-1)).toBe('too_many_requests')
    })

    it('knows where it is signed in, and ends that', async () => {
      const person = await signUp(shop)
      const [second, third] = [await signIn(shop, person.email), await signIn(shop, person.email)]
      const { body } = await third.ask('/api/users/sessions')
      expect(body.sessions.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([true, false, false])
      await third.send('DELETE', `/api/users/sessions/${body.sessions[1].id}`)
      expect((await second.ask('/api/users/me')).body.user).toBeNull()
      expect((await third.send('DELETE', '/api/users/sessions')).body.sessions).toHaveLength(1)
      expect((await person.ask('/api/users/me')).body.user).toBeNull()
    })

    it('goes with all that was its own, and with its bytes', async () => {
      const objects = listFiles(shop, 'objects')
      const person = await signUp(shop, 'leaving')
      const id = await publish(person, { file: makeBuild({ name: 'leaving' }), listing: { title: 'Leaving' } })
      const slug = await slugOf(id)
      const list = await makeList(person, { title: 'Leaving too' })
      await person.send('PUT', `/api/lists/${list.id}/items/${id}`)
      await person.send('PUT', `/api/profiles/${usernameOf(owner)}/follow`)
      await fan.send('PUT', `/api/profiles/${usernameOf(person)}/follow`)
      expect((await person.send('POST', '/api/users/delete-account', { password: PASSWORD })).body).toEqual({
        deleted: true,
        deletesAt: null,
      })
      const asked = ['/schematics/'.concat(slug), `/people/${usernameOf(person)}`, `/lists/${list.slug}`]
      const statuses = await Promise.all(asked.map(async (path) => (await stranger(shop).ask(path)).status))
      expect(statuses).toEqual([404, 404, 404])
      expect(
        await waitFor(
          () => listFiles(shop, 'objects'),
          (files) => files.length === objects.length,
        ),
      ).toEqual(objects)
      const [counts] = await query(
        'select following_count::int as following from profiles where id = $1 union all select count(*)::int from follows where follower_id = $2 or profile_id = $2',
        [fan.id, person.id],
      )
      expect(counts).toEqual({ following: 1 })
    })
  })

  it('is written down in the contract', async () => {
    const { body } = await stranger(shop).ask('/api/openapi.json')
    const paths = Object.keys(body.paths)
    const wanted = [
      '/api/profiles/{username}/follow',
      '/api/tags/{slug}/follow',
      '/api/profiles/avatar',
      '/api/lists/{id}/items/{schematic}',
      '/api/lists/{id}/order',
      '/api/lists/choices',
      '/api/schematics/bulk',
      '/api/users/change-password',
      '/api/users/sessions/{session}',
    ]
    expect(wanted.filter((path) => !paths.includes(path))).toEqual([])
  })
})
