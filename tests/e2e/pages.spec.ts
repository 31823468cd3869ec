import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../setup/e2e'
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

/** Opens each page in both themes. @returns what is seriously wrong, by page */
async function findFaults(page: Page, paths: string[]): Promise<Record<string, unknown>> {
  const faults: Record<string, unknown> = {}
  for (const path of paths)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
      if (overflow > 0) found.push(`wider than the screen by ${overflow} px`)
      if (found.length > 0) faults[`${path} (${colorScheme})`] = found
    }
  return faults
}

test('no page that everybody sees has a serious accessibility finding, or is wider than the screen', async ({
  page,
}) => {
  test.setTimeout(300_000)
  expect(await findFaults(page, publicPages(full))).toEqual({})
})

test('no page of somebody signed in has a serious accessibility finding, or is wider than the screen', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000)
  await enter(context, full.person)
  expect(await findFaults(page, ownPages(full))).toEqual({})
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
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (overflow > 0) wide.push(`${path} at ${width} px: ${overflow} px too wide`)
    }
  }
  expect(wide).toEqual([])
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
  await context.close()
})
