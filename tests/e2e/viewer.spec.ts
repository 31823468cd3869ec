import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { nbtByte, nbtCompound, nbtList, nbtString } from '@/schematic/nbt/values'
import { writeSponge } from '@/schematic/write/writeSponge'
import { ADMIN, expect, test as shopTest } from '../setup/e2e'
import { zipOf } from '../support/zipOf'
import { findSeriousViolations, switchTheme, THEMES } from './support/accessibility'

const SIZE = 7
const TITLE = 'Emerald vault'

/** A solid cube of emerald, in its middle a chest on a floor of gold, and a command block in a corner. */
function makeVault(): Buffer {
  const diamonds = nbtCompound({ Slot: nbtByte(0), id: nbtString('minecraft:diamond'), Count: nbtByte(5) })
  const build = new SchematicBuilder({ width: SIZE, height: SIZE, length: SIZE })
    .fill([0, 0, 0], [SIZE - 1, SIZE - 1, SIZE - 1], 'minecraft:emerald_block')
    .fill([1, 3, 1], [5, 3, 5], 'minecraft:gold_block')
    .set(3, 4, 3, 'minecraft:chest[facing=north]')
    .blockEntity([3, 4, 3], 'minecraft:chest', nbtCompound({ Items: nbtList([diamonds]) }))
    .set(0, 6, 6, 'minecraft:command_block')
    .blockEntity([0, 6, 6], 'minecraft:command_block', nbtCompound({ Command: nbtString('say <b>hello</b>') }))
    .build()
  return Buffer.from(compressInNode(writeSponge(build, { version: 3 }).nbt))
}

type Vault = { id: string; slug: string; path: string }

/** The shop with the vault in it, published once. */
const test = shopTest.extend<object, { vault: Vault }>({
  vault: [
    async ({ shop }, use) => {
      const ask = async (path: string, init: RequestInit) => (await fetch(new URL(path, shop.url), init)).json()
      const json = { 'Content-Type': 'application/json' }
      const { token } = await ask('/api/users/login', { method: 'POST', headers: json, body: JSON.stringify(ADMIN) })
      const form = new FormData()
      form.append('_payload', JSON.stringify({ title: TITLE, visibility: 'public' }))
      form.append('file', new Blob([new Uint8Array(makeVault())]), 'vault.schem')
      const headers = { Authorization: `JWT ${token}` }
      const { doc } = await ask('/api/schematics', { method: 'POST', headers, body: form })
      await expect
        .poll(async () => (await ask(`/api/schematics/${doc.id}/summary`, { headers })).status, { timeout: 60_000 })
        .toBe('ready')
      await use({ id: doc.id, slug: doc.slug, path: `/schematics/${doc.slug}` })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const blockPanel = (page: Page) => page.getByRole('region', { name: 'Block', exact: true })

/** Opens the 3D view and waits until all of the build is drawn. */
async function openView(page: Page, { path }: Vault): Promise<Locator> {
  await page.goto(path)
  await page.getByRole('button', { name: 'View in 3D' }).click()
  const canvas = page.getByRole('application')
  await expect(page.locator('[data-settled]')).toBeVisible({ timeout: 30_000 })
  return canvas
}

/** The colour in the middle of what is seen of an element. */
async function middleOf(element: Locator): Promise<{ r: number; g: number; b: number }> {
  const picture = sharp(await element.screenshot())
  const { width, height } = await picture.metadata()
  const spot = { left: Math.floor(width / 2) - 4, top: Math.floor(height / 2) - 4, width: 8, height: 8 }
  const { channels } = await sharp(await picture.extract(spot).toBuffer()).stats()
  const [r = 0, g = 0, b = 0] = channels.map(({ mean }) => mean)
  return { r, g, b }
}

test('a visitor looks inside: names a block, cuts layers, finds what lies in a chest', async ({ page, vault }) => {
  const canvas = await openView(page, vault)
  await canvas.click()
  await expect(blockPanel(page).getByRole('heading', { name: 'Emerald block' })).toBeVisible()

  await page.getByRole('button', { name: 'From above' }).click()
  await page.getByLabel('Highest layer shown').fill('4')
  await canvas.click()
  await expect(blockPanel(page).getByRole('heading', { name: 'Chest' })).toBeVisible()
  await expect(blockPanel(page)).toContainText('At 3 4 3')
  await expect(blockPanel(page)).toContainText('5 × Diamond')
  await expect(blockPanel(page)).toContainText('north')

  await page.getByRole('button', { name: 'Show all layers' }).click()
  await canvas.click()
  await expect(blockPanel(page).getByRole('heading', { name: 'Emerald block' })).toBeVisible()
})

test('keys alone turn the build, cut it and name what is in the middle', async ({ page, vault }) => {
  const canvas = await openView(page, vault)
  await canvas.focus()
  const before = await canvas.screenshot()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await canvas.screenshot()).equals(before)).toBe(false)
  await page.keyboard.press('5')
  await page.keyboard.press('Enter')
  await expect(blockPanel(page)).toContainText('Emerald block')
  for (const layer of ['5', '4', '3']) {
    await page.keyboard.press('PageDown')
    await expect(page.getByLabel('Highest layer shown')).toHaveValue(layer)
  }
  await page.keyboard.press('Enter')
  await expect(blockPanel(page)).toContainText('Gold block')
  await page.keyboard.press('?')
  const help = page.getByRole('region', { name: 'Mouse, touch and keyboard' })
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('the help of the view can always be closed', async ({ page, vault }) => {
  const canvas = await openView(page, vault)
  const help = page.getByRole('region', { name: 'Mouse, touch and keyboard' })
  for (const [width, height] of [
    [1280, 900],
    [360, 740],
    [320, 560],
  ] as const) {
    await page.setViewportSize({ width, height })
    await canvas.focus()
    await page.keyboard.press('?')
    // Not cut off by what it lies in, either.
    await expect(help.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 })
    await help.getByRole('button', { name: 'Close' }).click()
    await expect(help).toBeHidden()
  }
})

test('an item of the material list lights up in the view', async ({ page, vault }) => {
  const canvas = await openView(page, vault)
  await page.getByRole('button', { name: 'From the south' }).click()
  const before = await middleOf(canvas)
  expect(before.g).toBeGreaterThan(before.r)
  await page.getByRole('button', { name: 'Gold block', exact: true }).click()
  await expect(page.getByText('Highlighted: Gold block')).toBeVisible()
  // It shines through the emerald before it, in orange.
  await expect.poll(async () => ((color) => color.r - color.b)(await middleOf(canvas))).toBeGreaterThan(20)
  await page.getByRole('button', { name: 'Clear highlight' }).click()
  await expect.poll(async () => ((color) => color.g - color.r)(await middleOf(canvas))).toBeGreaterThan(20)
})

test('a command block is marked, and found from the list of marked places', async ({ page, vault }) => {
  await openView(page, vault)
  await page.getByText('1 marked place').click()
  await page.getByRole('button', { name: '1 command block at 0 6 6' }).click()
  await expect(blockPanel(page).getByRole('heading', { name: 'Command block' })).toBeVisible()
  await expect(blockPanel(page)).toContainText('Command: say <b>hello</b>')
})

test('the view is saved as a picture', async ({ page, vault }) => {
  await openView(page, vault)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as image' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe(`${vault.slug}.png`)
  const picture = sharp(readFileSync(await saved.path()))
  expect((await picture.metadata()).width).toBeGreaterThanOrEqual(1_000)
  const { channels } = await picture.stats()
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(10)
})

test('a resource pack from the visitor’s disk dresses the build, and nothing of it is sent', async ({
  page,
  vault,
}) => {
  const magenta = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#ff00ff' } })
    .png()
    .toBuffer()
  const pack = zipOf({
    'pack.mcmeta': JSON.stringify({ pack: { pack_format: 15, description: 'Magenta' } }),
    'assets/minecraft/blockstates/emerald_block.json': JSON.stringify({ variants: { '': { model: 'block/gem' } } }),
    'assets/minecraft/models/block/gem.json': JSON.stringify({ parent: 'block/all', textures: { all: 'block/gem' } }),
    'assets/minecraft/models/block/all.json': JSON.stringify({
      elements: [
        {
          from: [0, 0, 0],
          to: [16, 16, 16],
          faces: Object.fromEntries(
            ['down', 'up', 'north', 'south', 'west', 'east'].map((side) => [side, { texture: '#all', cullface: side }]),
          ),
        },
      ],
    }),
    'assets/minecraft/textures/block/gem.png': magenta,
  })
  const canvas = await openView(page, vault)
  await page.getByRole('button', { name: 'From the south' }).click()
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.getByRole('button', { name: 'Use a resource pack' }).click()
  await page.getByLabel('Resource pack (.zip) or game (.jar)').setInputFiles({
    name: 'magenta.zip',
    mimeType: 'application/zip',
    buffer: pack,
  })
  await expect(page.getByText('1 of 4 block types use it.')).toBeVisible()
  // On a phone the panel covers what it has changed.
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect.poll(async () => ((color) => color.r - color.g)(await middleOf(canvas))).toBeGreaterThan(100)
  await page.getByRole('button', { name: 'Use a resource pack' }).click()
  await page.getByRole('button', { name: 'Default colors' }).click()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect.poll(async () => ((color) => color.g - color.r)(await middleOf(canvas))).toBeGreaterThan(20)
  expect(sent.filter((one) => !one.includes('/_next/static/'))).toEqual([])
})

test('nothing is drawn while nothing changes', async ({ page, vault }) => {
  await openView(page, vault)
  const countFrames = () =>
    page.evaluate(async () => {
      let count = 0
      const before = window.requestAnimationFrame
      window.requestAnimationFrame = (callback) => {
        count += 1
        return before(callback)
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      window.requestAnimationFrame = before
      return count
    })
  await expect.poll(countFrames, { message: 'frames within a second' }).toBe(0)
})

test('without WebGL the picture stays, and says why', async ({ page, vault }) => {
  await page.addInitScript(() => {
    const before = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(before, this, [kind, ...rest])
    } as typeof before
  })
  await page.goto(vault.path)
  await page.getByRole('button', { name: 'View in 3D' }).click()
  await expect(page.getByText('The 3D view isn’t available in this browser')).toBeVisible()
  await expect(page.getByRole('img', { name: `${TITLE}, angled view from above` })).toBeVisible()
  await page.getByRole('button', { name: 'Back to the image' }).click()
  await expect(page.getByRole('button', { name: 'View in 3D' })).toBeFocused()
})

test('a lost graphics card brings the picture back', async ({ page, vault }) => {
  const canvas = await openView(page, vault)
  await canvas.evaluate((element) => {
    if (element instanceof HTMLCanvasElement)
      element.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
  })
  await expect(page.getByText('The 3D view isn’t available in this browser')).toBeVisible()
})

for (const theme of THEMES)
  test(`the view and the list have no serious accessibility finding in ${theme}`, async ({ page, vault }) => {
    await switchTheme(page, theme)
    await openView(page, vault)
    expect(await findSeriousViolations(page, '#build-view', '[aria-labelledby=materials]')).toEqual([])
  })

test('another site shows the build in a frame, still first, then in 3D', async ({ page, shop, vault }) => {
  const host = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<iframe title="build" width="600" height="400" src="${shop.url}/embed/${vault.slug}"></iframe>`)
  })
  host.listen(0, '127.0.0.1')
  await once(host, 'listening')
  try {
    // Another name of the same machine is another site.
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`)
    const frame = page.frameLocator('iframe[title="build"]')
    await expect(frame.getByRole('img', { name: `${TITLE}, angled view from above` })).toBeVisible()
    await expect(frame.getByText(`${TITLE} by`)).toBeVisible()
    await expect(frame.getByRole('link', { name: 'SchematicShop' })).toHaveAttribute('href', vault.path)
    await frame.getByRole('button', { name: 'View in 3D' }).click()
    await expect(frame.locator('[data-settled]')).toBeVisible({ timeout: 30_000 })
    await frame.getByRole('application').click()
    await expect(frame.getByRole('heading', { name: 'Emerald block' })).toBeVisible()
  } finally {
    host.close()
  }
})

test('only the embedded page may be framed by others, and it is not for search engines', async ({ request, vault }) => {
  const embedded = await request.get(`/embed/${vault.slug}`)
  expect(embedded.headers()).toMatchObject({ 'content-security-policy': expect.stringContaining('frame-ancestors *') })
  expect(embedded.headers()).not.toHaveProperty('x-frame-options')
  expect(await embedded.text()).toContain('<meta name="robots" content="noindex')
  expect((await request.get(vault.path)).headers()).toMatchObject({
    'x-frame-options': 'SAMEORIGIN',
    'content-security-policy': expect.stringContaining("frame-ancestors 'self'"),
  })
  expect((await request.get('/embed/nowhere')).status()).toBe(404)
})

test('the material list is searched, sorted, counted by layer, ticked off and taken along', async ({ page, vault }) => {
  await page.goto(vault.path)
  const table = page.getByRole('table', { name: 'Materials for this build' })
  const names = () => table.getByRole('rowheader').allInnerTexts()
  expect((await names()).map((name) => name.split('\n')[0])).toEqual([
    'Emerald block',
    'Gold block',
    'Chest',
    'Command block',
  ])
  await page.getByRole('button', { name: 'Item' }).click()
  await expect.poll(async () => (await names())[0]).toMatch(/^Chest/)
  await page.getByLabel('Search items').fill('gold')
  await expect(table.getByRole('rowheader')).toHaveCount(1)
  await page.getByLabel('Search items').fill('')

  await page.getByRole('checkbox', { name: 'Chest gathered' }).check()
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Chest gathered' })).toBeChecked()
  await expect(page.getByText('1 of 4 items gathered')).toBeVisible()

  await page.getByLabel('From layer').fill('3')
  await page.getByLabel('To layer').fill('3')
  await expect(page.getByText('2 items needed for this part.')).toBeVisible({ timeout: 15_000 })
  await expect(table.getByRole('row', { name: /Gold block/ })).toContainText('25')
  await expect(table.getByRole('row', { name: /Emerald block/ })).toContainText('24')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const csv = readFileSync(await (await download).path(), 'utf8')
  expect(csv.split('\r\n')[1]).toBe('minecraft:gold_block,Gold block,25,64,0,0,25')

  await page.getByRole('button', { name: 'All layers' }).click()
  await expect(table.getByRole('rowheader')).toHaveCount(4)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('4 lines copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Gold block: 25 (25)')
})

test('before any script, the picture and the materials are there to read', async ({ browser, shop, vault }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: shop.url })
  const page = await context.newPage()
  await page.goto(vault.path)
  await expect(page.getByRole('row', { name: /Gold block/ })).toContainText('25')
  await expect(page.getByRole('img', { name: `${TITLE}, angled view from above` })).toBeVisible()
  await context.close()
})
