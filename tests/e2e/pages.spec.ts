import type { Page } from '@playwright/test'
import { PASSWORD, signUp } from '../integration/support/people'
import { expect, test } from '../setup/e2e'
import { findSeriousViolations, overflowPixelsOf, switchTheme, THEMES } from './support/accessibility'
import { enter, type FullShop, fillShop, ownPages, publicPages } from './support/fullShop'

const words = {
  title: 'Lighthouse on the cliff',
  text: 'A lighthouse with a keeper’s room, a **lamp of glowstone** and a stair inside.\n\n- built in survival\n- 40 blocks high',
  tag: 'lighthouse',
}

let full: FullShop
test.beforeAll(async ({ shop }, { project }) => {
  full = await fillShop(shop, words, `pages-${project.name}`)
})

/** Each page is looked at in both themes; the dark one on phones is read from right to left. */
const directionOf = (theme: string, project: string) => (theme === 'dark' && project === 'phone' ? 'rtl' : 'ltr')

/** @returns what is seriously wrong or complained of, by page */
async function findFaults(page: Page, paths: string[], project: string): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {}
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // That an address leads nowhere is said by its page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  const look = async (what: string) => {
    const found = await findSeriousViolations(page)
    found.push(...complaints.splice(0))
    const overflow = await overflowPixelsOf(page)
    if (overflow > 0) found.push(`wider than the screen by ${overflow} px`)
    if (found.length > 0) faults[what] = found
  }
  for (const path of paths) {
    await page.goto(path)
    for (const theme of THEMES) {
      await switchTheme(page, theme)
      const direction = directionOf(theme, project)
      await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction)
      await look(`${path} (${theme}, ${direction})`)
    }
  }
  return faults
}

test('no public page has a serious accessibility finding or overflows the screen', async ({ page }, { project }) => {
  test.setTimeout(300_000)
  expect(await findFaults(page, publicPages(full), project.name)).toEqual({})
})

test('no page of a signed-in user has a serious accessibility finding or overflows the screen', async ({
  page,
  context,
}, { project }) => {
  test.setTimeout(300_000)
  await enter(context, full.person)
  expect(await findFaults(page, ownPages(full), project.name)).toEqual({})
})

test('every page fits a screen of 320 px, and one at 200 % zoom', async ({ page, context }) => {
  test.setTimeout(300_000)
  await enter(context, full.person)
  const wide: string[] = []
  // 1280 px at 200 % are 640 px of CSS; 320 px are the least that is asked for.
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 700 })
    for (const path of [...publicPages(full), ...ownPages(full)]) {
      await page.goto(path)
      const overflow = await overflowPixelsOf(page)
      if (overflow > 0) wide.push(`${path} at ${width} px: ${overflow} px too wide`)
    }
  }
  expect(wide).toEqual([])
})

test.describe('before the scripts are there', () => {
  /** Lets no script of the framework through until it is called. */
  async function holdScripts(page: Page): Promise<() => void> {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    await page.route('**/_next/static/**/*.js', async (route) => {
      await held
      await route.continue()
    })
    return release
  }
  // A page has loaded when its scripts have.
  const open = (page: Page, path: string) => page.goto(path, { waitUntil: 'domcontentloaded' })
  const scriptsOf = (page: Page) => page.locator('script[src*="/_next/"]:not([nomodule])').count()

  test('a button that is pressed works when they are', async ({ page }) => {
    const release = await holdScripts(page)
    await page.goto(`/schematics/${encodeURIComponent(full.build)}`)
    expect(await scriptsOf(page)).toBe(0)
    const open = page.getByRole('button', { name: 'View in 3D' })
    await open.click()
    expect(await scriptsOf(page)).toBeGreaterThan(0)
    await expect(open).toBeVisible()
    release()
    await expect(page.getByRole('button', { name: 'Close 3D view' })).toBeVisible()
  })

  test('a form that is sent arrives when they are', async ({ page, shop }) => {
    const person = await signUp(shop, 'hasty')
    const release = await holdScripts(page)
    await open(page, '/sign-in?next=/categories')
    await page.getByLabel('Email').fill(person.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByLabel('Email')).toHaveValue(person.email)
    release()
    await expect(page).toHaveURL(/\/categories$/)
  })

  test('what is ticked, written and chosen counts when they are', async ({ page }) => {
    await enter(page.context(), full.person)
    let release = await holdScripts(page)
    await open(page, '/my')
    await page.getByRole('checkbox', { name: `Select ${words.title}` }).check()
    release()
    await expect(page.getByRole('region', { name: 'Selected builds' })).toBeVisible()

    await page.unrouteAll({ behavior: 'wait' })
    release = await holdScripts(page)
    await open(page, '/settings')
    await page.getByLabel('About you').fill('Early bird')
    release()
    await expect(page.getByText('990 characters left.')).toBeVisible()

    await page.unrouteAll({ behavior: 'wait' })
    release = await holdScripts(page)
    await open(page, `/schematics/${encodeURIComponent(full.build)}`)
    await page.getByLabel('Visibility').selectOption('unlisted')
    release()
    await expect(page.getByText('Saved: Unlisted.')).toBeVisible()
    await page.getByLabel('Visibility').selectOption('public')
    await expect(page.getByText('Saved: Public.')).toBeVisible()
  })
})

test('builds are read and searched without scripts', async ({ browser, shop }) => {
  const context = await browser.newContext({ baseURL: shop.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/')
  await page
    .getByRole('searchbox')
    .or(page.getByRole('combobox', { name: /search/i }))
    .last()
    .fill('lighthouse')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: words.title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible()
  await expect(page.getByText('lamp of glowstone').first()).toBeVisible()
  for (const path of [
    '/nowhere',
    '/schematics/nowhere',
    '/people/nobody-at-all',
    '/lists/nowhere',
    '/tags/not-a-tag',
  ]) {
    expect([path, (await page.goto(path))?.status()]).toEqual([path, 404])
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible()
  }
  await context.close()
})
