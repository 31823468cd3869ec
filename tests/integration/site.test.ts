import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadMessages } from '@/i18n/loadMessages'
import { locales } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { type FullShop, fillShop } from '../e2e/support/fullShop'
import { type Shop, startShop } from '../setup/shop'
import { type Person, signUp, stranger } from './support/people'
import { queryOf } from './support/stored'

/** What of a page is read: not what its scripts carry. */
const seenOf = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '')

describe('the site', () => {
  let shop: Shop
  let full: FullShop
  let other: Person

  beforeAll(async () => {
    shop = await startShop()
    const words = { title: 'Lighthouse', text: 'A **lighthouse** for *5 > 3* ships.', tag: 'Redstone Lamp' }
    full = await fillShop(shop, words)
    other = await signUp(shop, 'newcomer')
  })
  afterAll(() => shop?.stop())

  describe('where files are not scanned', () => {
    it.each(locales)('says nothing of a scan in %s', async (locale) => {
      const headers = { 'Accept-Language': locale }
      const answers = await Promise.all(['/', '/upload'].map((path) => full.person.ask(path, { headers })))
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const seen = seenOf(answers.map(({ body }) => body).join())
      const { Home, Shell, Upload } = await loadMessages(locale)
      const home = await translatorFor(locale, 'Home')
      const { check } = Upload.promise
      const count = 2
      for (const said of [home('leadUnscanned', { count }), Upload.leadUnscanned, check.textUnscanned])
        expect(seen).toContain(said)
      for (const said of [Shell.aboutUnscanned, Shell.descriptionUnscanned]) expect(seen).toContain(said)
      const claims = [home('lead', { count }), Home.checks.scannedText, Upload.lead, check.text]
      expect([...claims, Shell.about, Shell.description].filter((claim) => seen.includes(claim))).toEqual([])
    })

    it('says so where they are', async () => {
      const scanned = await startShop({ workers: 0, env: { SCANNER: 'clamd', CLAMD_HOST: '127.0.0.1' } })
      try {
        const seen = seenOf((await stranger(scanned).ask('/', { headers: { 'Accept-Language': 'en' } })).body)
        const { Home, Shell } = await loadMessages('en')
        for (const claim of [Home.checks.scannedText, Shell.about, Shell.description]) expect(seen).toContain(claim)
      } finally {
        await scanned.stop()
      }
    })
  })

  describe('a page past the last', () => {
    it.each([
      ['/schematics', (_: FullShop) => '/schematics'],
      ['a search', (_: FullShop) => '/schematics?q=lighthouse'],
      ['tags', (_: FullShop) => '/tags'],
      ['a tag', ({ tag }: FullShop) => `/tags/${tag}`],
      ['a category', ({ category }: FullShop) => `/categories/${category}`],
      ['a person', ({ username }: FullShop) => `/people/${username}`],
      ['their followers', ({ username }: FullShop) => `/people/${username}/followers`],
      ['who they follow', ({ username }: FullShop) => `/people/${username}/following`],
      ['their likes', ({ username }: FullShop) => `/people/${username}/likes`],
      ['their lists', ({ username }: FullShop) => `/people/${username}/lists`],
      ['a list', ({ list }: FullShop) => `/lists/${list}`],
      ['one’s builds', (_: FullShop) => '/my'],
      ['one’s lists', (_: FullShop) => '/my/lists'],
      ['one’s likes', (_: FullShop) => '/my/likes'],
      ['one’s feed', (_: FullShop) => '/my/feed'],
      ['one’s notifications', (_: FullShop) => '/notifications'],
    ])('of %s says so, is not found, and leads back', async (_what, pathOf) => {
      const path = pathOf(full)
      const at = (page: number) => `${path}${path.includes('?') ? '&' : '?'}page=${page}`
      const headers = { 'Accept-Language': 'en' }
      const past = await full.person.ask(at(3), { headers })
      const seen = seenOf(past.body)
      expect(past.status).toBe(404)
      expect(seen).toContain('This page doesn’t exist')
      const [, back] = /href="([^"]+)"[^>]*>Go to the first page</.exec(seen) ?? []
      const first = await full.person.ask(back?.replaceAll('&amp;', '&') ?? '', { headers })
      expect(first.status).toBe(200)
      expect(seenOf(first.body)).not.toContain('page doesn’t exist')
    })

    it('is none where there is nothing at all', async () => {
      for (const path of ['/my/likes?page=2', '/my?page=2', '/my/comments?page=3']) {
        const answer = await other.ask(path, { headers: { 'Accept-Language': 'en' } })
        expect([answer.status, seenOf(answer.body).includes('page doesn’t exist')]).toEqual([200, false])
      }
    })
  })

  it('gives a picture by the API alone, which asks who may see it, and no more once its build is hidden', async () => {
    const query = queryOf(shop)
    const [picture] = await query<{ id: string; name: string }>(
      `select s.id, m.filename as name from schematics s join media m on m.id = s.preview_id
       where s.status = 'ready' and s.visibility = 'public' limit 1`,
    )
    const address = `/api/media/file/${picture?.name}`
    const look = async (path: string) => (await stranger(shop).ask(path)).status
    expect(await look(address)).toBe(200)
    expect(await look(`/_next/image?url=${encodeURIComponent(address)}&w=640&q=75`)).toBe(404)
    await query(`update schematics set visibility = 'private' where id = $1`, [picture?.id])
    expect([401, 403, 404]).toContain(await look(address))
    await query(`update schematics set visibility = 'public' where id = $1`, [picture?.id])
  })

  it('calls a build’s tags by their names', async () => {
    const { body } = await stranger(shop).ask(`/schematics/${full.build}`)
    expect(full.tag).toBe('redstone-lamp')
    expect(seenOf(body)).toMatch(/href="\/tags\/redstone-lamp"><bdi>Redstone Lamp<\/bdi>/)
    expect(body).toContain('property="article:tag" content="Redstone Lamp"')
    expect(body).toContain('content="A lighthouse for 5 &gt; 3 ships."')
  })

  it('says in the reader’s language which filter is wrong', async () => {
    const ask = async (query: string) =>
      seenOf((await stranger(shop).ask(`/schematics?${query}`, { headers: { 'Accept-Language': 'de' } })).body)
    expect(await ask('minWidth=wide')).toContain(
      '„Breite ab“ muss eine ganze Zahl sein. Stattdessen werden alle Bauten gezeigt.',
    )
    expect(await ask('size=vast')).toContain('„Größe“ hat einen unbekannten Wert.')
    expect(await ask('page=5000')).toContain('„page“ darf höchstens 1.000 sein.')
  })

  it('tells visitors to sign in, and users without the right that they have none', async () => {
    const comments = (await stranger(shop).ask('/api/comments?limit=1')).body.docs
    const asked: [method: string, path: string, body?: unknown][] = [
      ['POST', '/api/comments', { schematic: full.person.id, body: 'Hello' }],
      ['PATCH', `/api/comments/${comments[0].id}`, { body: 'Changed' }],
      ['DELETE', `/api/comments/${comments[0].id}`],
      ['POST', '/api/lists', { title: 'Mine' }],
      ['PUT', `/api/schematics/${full.person.id}/like`],
      ['PUT', `/api/profiles/${full.username}/follow`],
    ]
    for (const one of asked) {
      const answer = await stranger(shop).send(...one)
      expect([one[1], answer.status, answer.body.errors[0].code]).toEqual([one[1], 401, 'sign_in_required'])
    }
    const foreign = await other.send('DELETE', `/api/comments/${comments[0].id}`)
    expect([foreign.status, foreign.body.errors[0].code]).toEqual([403, 'forbidden'])
  })
})
