import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import sharp from 'sharp'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { writeSponge } from '@/schematic/write/writeSponge'
import { PASSWORD, type Person, signUp } from '../tests/integration/support/people'
import { waitFor } from '../tests/integration/support/waitFor'
import { type Shop, startShop } from '../tests/setup/shop'
import { startTestRun } from '../tests/setup/testRun'
import { demoBuilds } from './demo/demoBuilds'

// Screenshots of every page for the documentation: `npx tsx scripts/takeScreenshots.ts`. A shop of its own is started,
// filled and ended.

const FOLDER = path.resolve(import.meta.dirname, '../docs/images')
const ADMIN = { ADMIN_EMAIL: 'admin@test.invalid', ADMIN_PASSWORD: PASSWORD }
const screens = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const
const themes = ['light', 'dark'] as const

const comments = [
  'Stands beside our harbour now. The proportions are just right!',
  'How did you light it without lanterns showing from outside?',
  'Pasted it on a hill, @mara, and the stairs fit to the block. Thank you.',
]

/** The demo builds, and people who like, collect and talk about them. */
async function fill(shop: Shop): Promise<{ person: Person; slugs: string[]; username: string; list: string }> {
  await shop.runScript('scripts/migrate.ts')
  await shop.runScript('scripts/publishDemo.ts')
  const [mara, jun, theo] = await Promise.all(['mara', 'jun', 'theo'].map((name) => signUp(shop, name)))
  if (!mara || !jun || !theo) throw new Error('nobody signed up')
  const found = await waitFor(
    () => mara.ask('/api/schematics/search?sort=newest'),
    ({ body }) => body.totalDocs === demoBuilds().length,
    180_000,
  )
  const builds: { id: string; slug: string }[] = found.body.docs
  const made = await mara.send('POST', '/api/lists', {
    title: 'For our harbour town',
    description: 'What we still want to build.',
    visibility: 'public',
  })
  for (const [at, { id }] of builds.entries()) {
    for (const one of [mara, jun, theo].slice(0, 1 + (at % 3))) await one.send('PUT', `/api/schematics/${id}/like`)
    if (at % 2 === 0) await mara.send('PUT', `/api/lists/${made.body.doc.id}/items/${id}`)
  }
  for (const [at, body] of comments.entries())
    await [jun, theo, jun][at]?.send('POST', '/api/comments', { schematic: builds[0]?.id, body })
  const pier = new SchematicBuilder({ width: 9, height: 4, length: 21 })
    .fill([0, 0, 0], [8, 0, 20], 'minecraft:water[level=0]')
    .fill([3, 2, 0], [5, 2, 20], 'minecraft:spruce_planks')
  for (let z = 0; z <= 20; z += 4)
    pier
      .fill([3, 0, z], [3, 3, z], 'minecraft:spruce_log[axis=y]')
      .fill([5, 0, z], [5, 3, z], 'minecraft:spruce_log[axis=y]')
  await mara.upload({
    file: Buffer.from(compressInNode(writeSponge(pier.build(), { version: 3 }).nbt)),
    filename: 'pier.schem',
    listing: { title: 'A long pier', tags: ['harbour', 'water'], category: 'decoration' },
  })
  await waitFor(
    () => mara.ask('/api/schematics/search?q=pier'),
    ({ body }) => body.totalDocs === 1,
  )
  const [own] = (await mara.ask('/api/schematics/search?q=pier')).body.docs
  for (const one of [jun, theo]) {
    await one.send('PUT', `/api/schematics/${own.id}/like`)
    await one.send('GET', `/api/schematics/${own.id}/download`)
  }
  const me = (await mara.ask('/api/users/me')).body.user.id
  const { username } = (await mara.ask(`/api/profiles/${me}`)).body
  await mara.send('PATCH', `/api/profiles/${me}`, {
    displayName: 'Mara',
    bio: 'I build **harbours**, and what stands around them.',
  })
  for (const one of [jun, theo]) await one.send('PUT', `/api/profiles/${username}/follow`)
  return { person: mara, slugs: builds.map(({ slug }) => slug), username, list: made.body.doc.slug }
}

async function take(
  context: BrowserContext,
  name: string,
  address: string,
  prepare?: (page: Awaited<ReturnType<BrowserContext['newPage']>>) => Promise<void>,
) {
  const page = await context.newPage()
  await page.goto(address, { waitUntil: 'networkidle' })
  await prepare?.(page)
  const picture = await page.screenshot()
  await sharp(picture)
    .webp({ quality: 82 })
    .toFile(path.join(FOLDER, `${name}.webp`))
  await page.close()
}

const endRun = await startTestRun()
const shop = await startShop({ env: { ...ADMIN } })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
})
try {
  mkdirSync(FOLDER, { recursive: true })
  const { person, slugs, username, list } = await fill(shop)
  const build = `/schematics/${slugs[0]}`
  const visitors: [string, string][] = [
    ['home', '/'],
    ['browse', '/schematics'],
    ['build', build],
    ['categories', '/categories'],
    ['tag', '/tags/harbour'],
    ['person', `/people/${username}`],
    ['list', `/lists/${list}`],
    ['sign-in', '/sign-in'],
    ['not-found', '/nowhere'],
  ]
  const members: [string, string][] = [
    ['upload', '/upload'],
    ['my', '/my'],
    ['statistics', '/my/statistics'],
    ['notifications', '/notifications'],
    ['settings', '/settings'],
    ['edit', '/schematics/pier/edit'],
  ]
  for (const [screen, look] of Object.entries(screens))
    for (const colorScheme of themes) {
      const options = { ...look, colorScheme, baseURL: shop.url, locale: 'en', reducedMotion: 'reduce' } as const
      const suffix = `${screen}-${colorScheme}`
      const visitor = await browser.newContext(options)
      for (const [name, address] of visitors) await take(visitor, `${name}-${suffix}`, address)
      await take(visitor, `viewer-${suffix}`, build, async (page) => {
        await page.getByRole('button', { name: 'View in 3D' }).click()
        await page.locator('#build-view canvas').waitFor()
        await page.locator('#build-view progress').waitFor({ state: 'detached' })
      })
      await visitor.close()
      const member = await browser.newContext(options)
      await member.request.post('/api/users/login', { data: { email: person.email, password: PASSWORD } })
      const pier = (await (await member.request.get('/api/schematics/search?q=pier')).json()).docs[0].slug
      for (const [name, address] of members)
        await take(member, `${name}-${suffix}`, address.replace('/schematics/pier/', `/schematics/${pier}/`))
      await member.close()
      const admin = await browser.newContext(options)
      await admin.request.post('/api/users/login', { data: { email: ADMIN.ADMIN_EMAIL, password: PASSWORD } })
      await take(admin, `moderation-${suffix}`, '/admin')
      await admin.close()
    }
} finally {
  await browser.close()
  await shop.stop()
  await endRun()
}
process.exit(0)
