import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { actAsPipeline, inTransaction } from '@/core/database/executor'
import { callShopApi, refusalOf } from '../../tests/integration/support/asking'
import { makeBuild } from '../../tests/integration/support/builds'
import { addListed } from '../../tests/integration/support/listed'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Json } from '../../tests/integration/support/people'
import type { Query } from '../../tests/integration/support/stored'
import { handleRobots, handleSitemap, handleSitemapIndex } from './endpoints/handleSitemap'
import { drawLinkPicture } from './jobs/drawLinkPicture'
import { requeueLinkPictures } from './jobs/requeueLinkPictures'
import { readShared } from './queries/readShared'
import { SITEMAP_SIZE } from './queries/readSitemap'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))
// Answers are shared for seconds; here each is to be read.
vi.mock('@/core/cache/createTtlCache', () => ({ createTtlCache: () => (_key: string, read: () => unknown) => read() }))

const HOSTILE = `<script>alert(1)</script> & "quotes" ]]> \u202eesrever \u0007 🏰`

describe('what others are told of builds', () => {
  let payload: Payload
  let publicUrl: string
  let query: Query
  let owner: string
  let username: string

  const feed = (parameters = '', headers: Record<string, string> = {}) =>
    callShopApi(payload, `/api/schematics/feed?${parameters}`, { headers })
  const oembed = (parameters: Record<string, string>) =>
    callShopApi(payload, `/api/oembed?${new URLSearchParams(parameters)}`)
  const page = (slug: string) => `${publicUrl}/schematics/${slug}`

  beforeAll(async () => {
    payload = await openShop()
    publicUrl = contextOf(payload).addresses.publicUrl
    query = queryIn(payload)
    owner = (await addUser(payload)).id
    username =
      (await query<{ username: string }>('select username from profiles where id = $1', [owner]))[0]?.username ?? ''
    await addListed(query, {
      title: 'Old barn',
      slug: 'old-barn',
      owner,
      category: 'farms',
      tags: ['wood'],
      publishedAt: '2026-01-02T00:00:00Z',
    })
    await addListed(query, {
      title: HOSTILE,
      slug: 'hostile',
      owner,
      category: 'castles',
      tags: ['stone'],
      description: HOSTILE.repeat(50),
    })
    for (const visibility of ['private', 'unlisted'] as const)
      await addListed(query, {
        title: `Hidden ${visibility}`,
        slug: `hidden-${visibility}`,
        owner,
        visibility,
        tags: ['hidden'],
      })
    await addListed(query, {
      title: 'Hidden unready',
      slug: 'hidden-unready',
      owner,
      status: 'processing',
      tags: ['hidden'],
    })
  })
  afterAll(() => closeShop(payload))

  describe('a feed', () => {
    it('holds the newest builds first, as Atom', async () => {
      const response = await feed()
      expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
      const text = await response.text()
      expect([...text.matchAll(/<link rel="alternate"[^>]*schematics\/([\w-]+)"/g)].map(([, slug]) => slug)).toEqual([
        'hostile',
        'old-barn',
      ])
    })

    it('keeps what people typed from being markup', async () => {
      const text = await (await feed('q=script')).text()
      expect(text).not.toContain('<script')
      expect(text).not.toContain('\u0007')
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; ]]&gt;')
    })

    it.each([
      ['category=farms', 'New builds on SchematicShop: Farms', ['Old barn']],
      ['tag=wood', 'New builds on SchematicShop: Wood', ['Old barn']],
      ['q=barn', 'New builds on SchematicShop: “barn”', ['Old barn']],
      ['minWidth=100', 'New builds on SchematicShop', []],
    ])('is of what a search finds: %s', async (parameters, title, builds) => {
      const text = await (await feed(parameters)).text()
      const [own, ...entries] = [...text.matchAll(/<title(?: xml:lang="en")?>([^<]*)<\/title>/g)].map(
        ([, found]) => found,
      )
      expect({ own, entries }).toEqual({ own: title, entries: builds })
    })

    it('speaks the language that is asked for, and says what it depends on', async () => {
      const german = await feed('category=farms&lang=de')
      const text = await german.text()
      expect(text).toContain('<title xml:lang="de">Neue Bauten auf SchematicShop: Farmen</title>')
      expect(text).toContain('<category term="farms" label="Farmen"/>')
      expect(text).toContain(`feed?category=farms&amp;lang=de"`)
      expect([german.headers.get('vary'), german.headers.get('content-language')]).toEqual([null, 'de'])
      const accepted = await feed('category=farms', { 'Accept-Language': 'ja,en;q=0.5' })
      expect(await accepted.text()).toContain('SchematicShopの新着作品：農場')
      expect(accepted.headers.get('vary')).toBe('Accept-Language')
      expect(accepted.headers.get('etag')).not.toBe(german.headers.get('etag'))
      expect(await (await feed('category=farms&lang=tlh')).text()).toContain('SchematicShop: Farms')
    })

    it('is of a person', async () => {
      expect(await (await feed(`owner=${username}`)).text()).toContain('<title>Old barn</title>')
    })

    it.each(['category=nothing', 'tag=nothing', 'tag=hidden', 'owner=nobody-here'])(
      'does not exist of what does not, nor of what only hidden builds have: %s',
      async (parameters) => {
        expect(await refusalOf(feed(parameters))).toMatchObject({ status: 404, code: 'not_found' })
      },
    )

    it('never holds what is private, unlisted or unfinished', async () => {
      expect(await (await feed()).text()).not.toMatch(/hidden/i)
      expect(await (await feed('q=hidden')).text()).not.toMatch(/<entry>/)
    })

    it('answers 304 until something changes', async () => {
      const first = await feed('category=farms')
      const etag = first.headers.get('etag') ?? ''
      const modified = first.headers.get('last-modified') ?? ''
      const statusOf = async (headers: Record<string, string>) => (await feed('category=farms', headers)).status
      expect(await statusOf({ 'If-None-Match': `"other", ${etag}` })).toBe(304)
      expect(await statusOf({ 'If-Modified-Since': modified })).toBe(304)
      expect(await statusOf({ 'If-None-Match': '"other"', 'If-Modified-Since': modified })).toBe(200)
      await query(`update schematics set title = 'Older barn', updated_at = now() where slug = 'old-barn'`)
      expect(await statusOf({ 'If-None-Match': etag })).toBe(200)
      expect(await statusOf({ 'If-Modified-Since': 'Sat, 03 Jan 2026 00:00:00 GMT' })).toBe(200)
    })
  })

  describe('the sitemap', () => {
    const read = async (file: string) => (await handleSitemap(payload, new Request(publicUrl), file)).text()

    it('lists its files, and they the published, public builds, tags and categories', async () => {
      const index = await (await handleSitemapIndex(payload, new Request(publicUrl))).text()
      expect([...index.matchAll(/sitemaps\/([\w.-]+)</g)].map(([, file]) => file)).toEqual([
        'pages-1.xml',
        'tags-1.xml',
        'people-1.xml',
        'schematics-1.xml',
      ])
      expect(await read('schematics-1.xml')).toContain(`<loc>${publicUrl}/schematics/old-barn</loc><lastmod>`)
      expect(await read('tags-1.xml')).toContain(`<loc>${publicUrl}/tags/wood</loc>`)
      expect(await read('people-1.xml')).toContain(`<loc>${publicUrl}/people/${username}</loc>`)
      expect(await read('pages-1.xml')).toContain(`<loc>${publicUrl}/categories/farms</loc>`)
    })

    it('never holds what is private, unlisted or unfinished', async () => {
      for (const file of ['pages-1.xml', 'tags-1.xml', 'schematics-1.xml'])
        expect(await read(file)).not.toMatch(/hidden/)
    })

    it.each(['schematics-2.xml', 'schematics-0.xml', 'files-1.xml', '..%2f', 'schematics-1e9.xml'])(
      'has no file %s',
      async (file) => {
        expect((await handleSitemap(payload, new Request(publicUrl), file)).status).toBe(404)
      },
    )

    it('counts its files by ten thousands', async () => {
      await query(`update search_counts set builds = ${SITEMAP_SIZE} + 1 where kind = 'all'`)
      const index = await (await handleSitemapIndex(payload, new Request(publicUrl))).text()
      await query('select shop_count_searches()')
      expect(index).toContain('schematics-2.xml')
      expect(index).not.toContain('schematics-3.xml')
    })

    it('is named to robots, which are kept from filters', async () => {
      const text = await handleRobots(contextOf(payload)).text()
      expect(text).toContain(`Sitemap: ${publicUrl}/sitemap.xml`)
      expect(text).toContain('Disallow: /schematics?')
    })
  })

  describe('oEmbed', () => {
    it('is an iframe of the viewer, as large as there is room', async () => {
      const answer: Json = await (await oembed({ url: page('hostile'), maxwidth: '400', maxheight: '1000' })).json()
      expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: HOSTILE, width: 400, height: 480 })
      expect(answer.html).toMatch(new RegExp(`^<iframe src="${publicUrl}/embed/hostile" [^<]*></iframe>$`))
    })

    it('is XML where that is asked for', async () => {
      const response = await oembed({ url: page('hostile'), format: 'xml' })
      expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8')
      expect(await response.text()).toMatch(/<oembed>.*<title>&lt;script&gt;.*<html>&lt;iframe.*<\/oembed>/s)
    })

    it('describes an unlisted build to anyone with its address', async () => {
      expect((await oembed({ url: page('hidden-unlisted') })).status).toBe(200)
    })

    it.each([
      ['a private build', 'hidden-private'],
      ['an unfinished build', 'hidden-unready'],
      ['no build', 'nothing'],
      ['an address that is none', '%E0%A4%A'],
    ])('knows nothing of %s', async (_what, slug) => {
      expect(await refusalOf(oembed({ url: page(slug) }))).toMatchObject({ status: 404 })
    })

    it('knows nothing of other sites', async () => {
      expect(await refusalOf(oembed({ url: 'https://elsewhere.invalid/schematics/old-barn' }))).toMatchObject({
        status: 404,
      })
    })

    it.each<[string, Record<string, string>, number, string]>([
      ['', {}, 400, 'url'],
      ['', { url: 'old-barn' }, 400, 'url'],
      ['old-barn', { maxwidth: 'wide' }, 400, 'maxwidth'],
      ['old-barn', { maxheight: '5' }, 400, 'maxheight'],
      ['old-barn', { format: 'yaml' }, 501, 'format'],
    ])('of the build “%s” says what is wrong with %j', async (slug, parameters, status, field) => {
      const refusal = await refusalOf(oembed({ ...(slug && { url: page(slug) }), ...parameters }))
      expect(refusal).toMatchObject({ status, field })
    })
  })

  describe('the picture of links', () => {
    const context = () => ({ payload, signal: new AbortController().signal })
    const publish = async (name: string, visibility: 'public' | 'unlisted' | 'private' = 'public') => {
      const { id, slug, file } = await addUpload(payload, owner, makeBuild({ name }), { title: name, visibility })
      for (const handler of [hashFile, scanFile, inspectFile, renderPreview])
        await handler({ fileId: file.id }, context())
      return { id, slug, fileId: file.id }
    }
    const waiting = async () =>
      (
        await query<{ id: string }>(`select data->>'fileId' as id from pgboss.job where name = 'draw-link-picture'`)
      ).map(({ id }) => id)

    it('is that of the page until it is drawn, then one of 1200 by 630', async () => {
      const { slug, fileId } = await publish('Linked')
      expect((await readShared(payload, slug))?.picture).toMatchObject({ width: 768, height: 768 })
      expect(await waiting()).toContain(fileId)
      expect(await drawLinkPicture({ fileId }, context())).toBe('done')
      const picture = (await readShared(payload, slug))?.picture
      expect(picture).toMatchObject({ width: 1200, height: 630, type: 'image/jpeg' })
      const stored = await readFile(path.join(contextOf(payload).stores.mediaFolder, path.basename(picture?.url ?? '')))
      expect(await sharp(stored).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
    })

    it('is the largest that there is room for where another site says how much it has', async () => {
      const { slug, fileId } = await publish('Framed')
      await drawLinkPicture({ fileId }, context())
      const thumbnailFor = async (room: Record<string, string>) => {
        const answer: Json = await (await oembed({ url: page(slug), ...room })).json()
        return [answer.thumbnail_width, answer.thumbnail_height]
      }
      expect(await thumbnailFor({})).toEqual([1200, 630])
      expect(await thumbnailFor({ maxwidth: '1200' })).toEqual([1200, 630])
      expect(await thumbnailFor({ maxwidth: '1199' })).toEqual([768, 768])
      expect(await thumbnailFor({ maxheight: '700' })).toEqual([1200, 630])
      expect(await thumbnailFor({ maxheight: '400' })).toEqual([384, 384])
      expect(await thumbnailFor({ maxwidth: '700', maxheight: '400' })).toEqual([384, 384])
      // Where no picture is small enough there is none, with none of its three fields.
      expect(await thumbnailFor({ maxwidth: '200' })).toEqual([undefined, undefined])
      expect(await (await oembed({ url: page(slug), maxwidth: '200' })).text()).not.toContain('thumbnail')
    })

    it('may be seen by those who may see the build alone', async () => {
      const { slug, id, fileId } = await publish('Once public')
      await drawLinkPicture({ fileId }, context())
      const { url } = (await readShared(payload, slug))?.picture ?? { url: '' }
      const seen = async () =>
        (await payload.find({ collection: 'media', where: { url: { equals: url } }, overrideAccess: false, depth: 0 }))
          .totalDocs
      expect(await seen()).toBe(1)
      await query(`update schematics set visibility = 'private' where id = $1`, [id])
      expect(await seen()).toBe(0)
      expect(await readShared(payload, slug)).toBeUndefined()
    })

    it('is not drawn of a private build, and asked for when it is shown', async () => {
      const { id, fileId } = await publish('Shy', 'private')
      expect(await drawLinkPicture({ fileId }, context())).toEqual({ skipped: expect.any(String) })
      await query(`delete from pgboss.job where name = 'draw-link-picture'`)
      await requeueLinkPictures(context())
      expect(await waiting()).not.toContain(fileId)
      await query(`update schematics set visibility = 'public' where id = $1`, [id])
      await requeueLinkPictures(context())
      await requeueLinkPictures(context())
      expect((await waiting()).filter((waited) => waited === fileId)).toEqual([fileId])
    })

    it('gives way to that of a new file', async () => {
      const { id, slug, fileId } = await publish('Replaced')
      await drawLinkPicture({ fileId }, context())
      const before = (await readShared(payload, slug))?.picture?.url ?? ''
      const other = await publish('Replacement', 'private')
      await inTransaction(payload, async (tx) => {
        await actAsPipeline(tx)
        await tx.execute(sql`update schematics set file_id = null where id = ${other.id}`)
        await tx.execute(sql`update schematic_files set schematic_id = ${id} where id = ${other.fileId}`)
        await tx.execute(sql`update schematics set file_id = ${other.fileId} where id = ${id}`)
      })
      // Until it is drawn nobody is shown a picture of the old one.
      expect((await readShared(payload, slug))?.picture?.width).toBe(768)
      expect(await drawLinkPicture({ fileId: other.fileId }, context())).toBe('done')
      const after = (await readShared(payload, slug))?.picture
      expect(after?.width).toBe(1200)
      expect(after?.url).not.toBe(before)
      await expect(readFile(path.join(contextOf(payload).stores.mediaFolder, path.basename(before)))).rejects.toThrow(
        'ENOENT',
      )
    })
  })
})
