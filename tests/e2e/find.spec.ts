import type { Page } from '@playwright/test'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { writeLitematic } from '@/schematic/write/writeLitematic'
import { writeSponge } from '@/schematic/write/writeSponge'
import { signUp } from '../integration/support/people'
import { publish } from '../integration/support/waitFor'
import { test as base, expect } from '../setup/e2e'
import { findSeriousViolations, overflowPixelsOf, switchTheme, THEMES } from './support/accessibility'

type Builds = { owner: string }

const HOSTILE = '<script>document.title="owned"</script> ‮esrever‬ 🏰 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'

function makeBuild(block: string, height: number, format: 'sponge' | 'litematic') {
  const build = new SchematicBuilder({ width: 5, height, length: 5 }).fill([0, 0, 0], [4, height - 1, 4], block).build()
  return Buffer.from(
    compressInNode(format === 'sponge' ? writeSponge(build, { version: 3 }).nbt : writeLitematic(build).nbt),
  )
}

/** The shop with builds that all tests of this file look for and none changes. */
const test = base.extend<object, { builds: Builds }>({
  builds: [
    async ({ shop }, use) => {
      const owner = await signUp(shop, 'finder')
      const add = (title: string, file: Buffer, filename: string, listing: object) =>
        publish(owner, { file, filename, listing: { title, ...listing } })
      await add('Lighthouse on the cliff', makeBuild('minecraft:white_concrete', 20, 'sponge'), 'a.schem', {
        category: 'castles',
        tags: ['Seaside', 'Tower'],
        description: 'With a lamp.',
      })
      await add('Lighthouse keeper’s hut', makeBuild('minecraft:oak_planks', 5, 'litematic'), 'b.litematic', {
        category: 'houses',
        tags: ['Seaside'],
      })
      await add('Watermill', makeBuild('minecraft:spruce_planks', 6, 'sponge'), 'c.schem', {
        category: 'farms',
        tags: ['Tower'],
      })
      await add(HOSTILE, makeBuild('minecraft:stone', 4, 'sponge'), 'd.schem', { category: 'other', tags: ['Odd'] })
      await use({ owner: owner.id })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const cardsOf = (page: Page) => page.getByRole('article').getByRole('heading', { level: 3 })
const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 1024
const openFilters = async (page: Page) => {
  if (isPhone(page)) await page.getByRole('button', { name: /^Filters/ }).click()
}

test.beforeEach(async ({ builds }) => {
  expect(builds.owner).toBeTruthy()
})

test('suggestions appear while typing and are navigated by keyboard', async ({ page }) => {
  await page.goto('/')
  const field = page.getByRole('main').getByRole('combobox', { name: 'Search builds' })
  await field.pressSequentially('lightho')
  const list = page.getByRole('main').getByRole('listbox', { name: 'Suggestions' })
  await expect(list.getByRole('option')).toHaveCount(2)
  await expect(list).toBeInViewport({ ratio: 0.99 })
  expect(await list.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('main').getByRole('status')).toContainText('2 suggestions')
  await field.press('ArrowDown')
  const first = list.getByRole('option').first()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  expect(await field.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'))
  await field.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toHaveValue('lightho')
  await field.press('ArrowDown')
  await field.press('ArrowDown')
  await field.press('Enter')
  await expect(page).toHaveURL(/\/schematics\/lighthouse/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lighthouse')
})

test('suggestions lead to categories, tags and blocks as well', async ({ page }) => {
  await page.goto('/')
  const field = page.getByRole('main').getByRole('combobox', { name: 'Search builds' })
  await field.pressSequentially('seas')
  await page
    .getByRole('main')
    .getByRole('option', { name: /Seaside/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Seaside' })).toBeVisible()
  await expect(cardsOf(page)).toHaveCount(2)
})

test('what is typed is searched for where no suggestion is taken', async ({ page }) => {
  await page.goto('/')
  const field = page.getByRole('main').getByRole('combobox', { name: 'Search builds' })
  await field.fill('lighthose')
  await field.press('Enter')
  await expect(page).toHaveURL(/\/schematics\?q=lighthose/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('lighthose')
  await expect(cardsOf(page)).toHaveCount(2)
})

test('filters are chosen, counted, kept in the address and taken away', async ({ page }) => {
  await page.goto('/schematics')
  await expect(cardsOf(page)).toHaveCount(4)
  await openFilters(page)
  await page.getByRole('checkbox', { name: 'Seaside, 2 builds' }).check()
  await expect(page).toHaveURL(/tag=seaside/)
  await expect(page.getByRole('checkbox', { name: 'Castles, 1 build' })).toBeVisible()
  // What is chosen here does not narrow what could be chosen here too.
  await page.getByRole('checkbox', { name: 'Castles, 1 build' }).check()
  await expect(page).toHaveURL(/category=castles/)
  await expect(page.getByRole('checkbox', { name: 'Houses, 1 build' })).not.toBeChecked()
  await page.getByRole('checkbox', { name: 'Houses, 1 build' }).check()
  await expect(page).toHaveURL(/category=castles&category=houses/)
  if (isPhone(page)) await page.getByRole('button', { name: 'Show 2 builds' }).click()
  await expect(cardsOf(page)).toHaveCount(2)
  await expect(page.getByRole('status').filter({ hasText: '2 builds' })).toBeVisible()

  await page.getByRole('link', { name: 'Remove filter: Castles' }).click()
  await expect(cardsOf(page)).toHaveText(['Lighthouse keeper’s hut'])
  await openFilters(page)
  await expect(page.getByRole('checkbox', { name: /^Castles/ })).not.toBeChecked()
  await page.keyboard.press('Escape')

  await page.goBack()
  await expect(cardsOf(page)).toHaveCount(2)
  await page.getByRole('list', { name: 'Selected filters' }).getByRole('link', { name: 'Clear all' }).click()
  await expect(cardsOf(page)).toHaveCount(4)
})

test('a block is found by its name', async ({ page }) => {
  await page.goto('/schematics')
  await openFilters(page)
  const field = page.getByRole('combobox', { name: 'Find a block' })
  await field.pressSequentially('white con')
  await page.getByRole('option', { name: /White concrete/ }).click()
  await expect(page).toHaveURL(/block=minecraft%3Awhite_concrete/)
  await expect(page.getByRole('checkbox', { name: 'White concrete' })).toBeChecked()
  await expect(field).toHaveValue('')
  if (isPhone(page)) await page.getByRole('button', { name: 'Show 1 build' }).click()
  await expect(cardsOf(page)).toHaveText(['Lighthouse on the cliff'])
})

test('what is typed before the scripts are there, or while an answer comes, stays', async ({ page }) => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/schematics')
  const field = page.getByRole('combobox', { name: 'Find a block' })
  // Filters are part of a wide page, and held behind a button on a narrow one, which waits for the scripts.
  if (isPhone(page)) release()
  await openFilters(page)
  await field.pressSequentially('white')
  release()
  await expect(page.locator('html[data-alive]')).toBeAttached()
  await field.pressSequentially(' con')
  await expect(field).toHaveValue('white con')
  await expect(page.getByRole('option', { name: /White concrete/ })).toBeVisible()

  const { promise: due, resolve: answer } = Promise.withResolvers<void>()
  await page.route(/category=castles/, async (route) => {
    await due
    await route.continue()
  })
  // What was begun is no filter yet.
  await page.getByRole('checkbox', { name: /^Castles/ }).check()
  await field.fill('spru')
  answer()
  await expect(page).toHaveURL(/\?category=castles$/)
  const chosen = isPhone(page)
    ? page.getByRole('button', { name: 'Show 1 build' })
    : page.getByRole('list', { name: 'Selected filters' })
  await expect(chosen).toBeVisible()
  await expect(field).toHaveValue('spru')
})

test('filters are reached and chosen by keys alone', async ({ page }) => {
  await page.goto('/schematics')
  if (isPhone(page)) {
    await page.getByRole('button', { name: /^Filters/ }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Close filters' })).toBeVisible()
  }
  const box = page.getByRole('checkbox', { name: /^Houses/ })
  await box.focus()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/category=houses/)
  // The page is not reloaded: the keyboard focus stays.
  await expect(box).toBeFocused()
  if (isPhone(page)) {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Filters, 1 selected' })).toBeFocused()
  }
  await expect(cardsOf(page)).toHaveCount(1)
})

test('an empty result says what to do next', async ({ page }) => {
  await page.goto('/schematics?q=lighthouse&category=farms')
  await expect(page.getByRole('heading', { name: 'No builds match' })).toBeVisible()
  await page.getByRole('link', { name: 'Without Farms' }).click()
  await expect(cardsOf(page)).toHaveCount(2)
})

test('a wrong filter is reported and everything is shown', async ({ page }) => {
  await page.goto('/schematics?minWidth=wide')
  await expect(page.getByRole('alert').filter({ hasText: '“Width from” must be a whole number.' })).toBeVisible()
  await expect(cardsOf(page)).toHaveCount(4)
})

test('categories and tags have pages of their own', async ({ page }) => {
  await page.goto('/categories')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Castles 1 build/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Castles' })).toBeVisible()
  await expect(cardsOf(page)).toHaveText(['Lighthouse on the cliff'])
  await page
    .getByRole('list', { name: 'Common tags' })
    .getByRole('link', { name: /^Tower/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tower' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Related tags' }).getByRole('link', { name: /Seaside/ })).toBeVisible()
  await page.getByRole('link', { name: 'A to Z' }).click()
  await expect(cardsOf(page)).toHaveText(['Lighthouse on the cliff', 'Watermill'])
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Tags' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tags' })).toBeVisible()
  expect((await page.goto('/tags/nobody-has-this'))?.status()).toBe(404)
})

test('user input is shown and never run', async ({ page }) => {
  await page.goto('/tags/odd')
  await expect(cardsOf(page)).toContainText('<script>')
  await cardsOf(page).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>')
  expect(await page.title()).not.toBe('owned')
  const [data] = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(JSON.parse(data ?? '')['@graph'][0]).toMatchObject({ '@type': ['CreativeWork', '3DModel'], name: HOSTILE })
})

test('pages name their feeds, and feeds are XML that lists the builds', async ({ page }) => {
  await page.goto('/tags/odd')
  const address = await page.locator('link[rel=alternate][type="application/atom+xml"]').getAttribute('href')
  const { error, titles } = await page.evaluate(
    async (url) => {
      const text = await (await fetch(url)).text()
      const feed = new DOMParser().parseFromString(text, 'application/xml')
      return {
        error: feed.querySelector('parsererror')?.textContent,
        titles: [...feed.querySelectorAll('entry > title')].map((title) => title.textContent),
      }
    },
    new URL(address ?? '', page.url()).pathname + new URL(address ?? '', page.url()).search,
  )
  expect(error).toBeUndefined()
  expect(titles).toEqual([HOSTILE])
})

test('a build tells other sites what it is', async ({ page, shop }) => {
  await page.goto('/schematics?q=cliff')
  await cardsOf(page).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lighthouse on the cliff')
  await page.reload()
  const meta = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute('content')
  expect(await meta('og:title')).toBe('Lighthouse on the cliff')
  expect(await meta('twitter:card')).toBe('summary_large_image')
  await expect
    .poll(async () => {
      await page.reload()
      return meta('og:image:width')
    })
    .toBe('1200')
  expect((await page.request.get((await meta('og:image')) ?? '')).status()).toBe(200)
  const oembed = await page.locator('link[type="application/json+oembed"]').getAttribute('href')
  const answer = await (await page.request.get(new URL(oembed ?? '', shop.url).href)).json()
  expect(answer).toMatchObject({ type: 'rich', title: 'Lighthouse on the cliff', thumbnail_width: 1200 })
})

test('robots.txt lists the sitemap', async ({ page, shop }) => {
  const robots = await (await page.request.get('/robots.txt')).text()
  expect(robots).toContain(`Sitemap: ${shop.url}/sitemap.xml`)
  await page.goto('/')
  const builds = await page.evaluate(async () => {
    const read = async (path: string) =>
      new DOMParser().parseFromString(await (await fetch(path)).text(), 'application/xml')
    const index = await read('/sitemap.xml')
    const last = [...index.querySelectorAll('loc')].map(({ textContent }) => textContent ?? '').at(-1) ?? ''
    return (await read(new URL(last).pathname)).querySelectorAll('url').length
  })
  expect(builds).toBe(4)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('builds are searched for, filtered and sorted', async ({ page }) => {
    await page.goto('/')
    const search = page.getByRole('main').getByRole('search')
    await search.getByRole('combobox', { name: 'Search builds' }).fill('lighthouse')
    await search.getByRole('button', { name: 'Search' }).click()
    await expect(cardsOf(page)).toHaveCount(2)
    await openFilters(page)
    await page.getByRole('checkbox', { name: 'Houses, 1 build' }).check()
    await page.getByRole('button', { name: 'Apply filters' }).click()
    await expect(page).toHaveURL(/q=lighthouse.*category=houses/)
    await expect(cardsOf(page)).toHaveText(['Lighthouse keeper’s hut'])
    await page.getByRole('link', { name: 'Remove filter: Houses' }).click()
    await page.getByRole('link', { name: 'A to Z' }).click()
    await expect(cardsOf(page)).toHaveText(['Lighthouse keeper’s hut', 'Lighthouse on the cliff'])
  })

  test('a block is found by its name', async ({ page }) => {
    await page.goto('/schematics')
    await openFilters(page)
    await page.getByRole('combobox', { name: 'Find a block' }).fill('Spruce Planks')
    await page.getByRole('button', { name: 'Add' }).click()
    await expect(cardsOf(page)).toHaveText(['Watermill'])
  })
})

for (const theme of THEMES)
  test(`open filters and suggestions have no serious accessibility finding, ${theme}`, async ({ page }) => {
    await switchTheme(page, theme)
    await page.goto('/schematics')
    await openFilters(page)
    expect(await findSeriousViolations(page)).toEqual([])
    expect(await overflowPixelsOf(page)).toBe(0)
    await page.goto('/')
    await page.getByRole('main').getByRole('combobox', { name: 'Search builds' }).pressSequentially('lighthouse')
    await expect(page.getByRole('main').getByRole('option')).toHaveCount(2)
    await page.keyboard.press('ArrowDown')
    expect(await findSeriousViolations(page)).toEqual([])
  })
