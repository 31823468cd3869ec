import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const THEMES = ['light', 'dark'] as const

/** Follows the system's theme, without movement, and waits until the page on show has changed to it. */
export async function switchTheme(page: Page, colorScheme: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  // Pages without the shop's style sheet follow the system by their own.
  if ((await page.locator('link[rel=stylesheet]').count()) === 0) return
  const html = expect(page.locator('html'))
  await (colorScheme === 'dark' ? html : html.not).toHaveClass(/\bdark\b/)
}

/** What axe calls serious or critical on the page, or in the parts of it that the selectors name: `rule: element`. */
export async function findSeriousViolations(page: Page, ...selectors: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  for (const selector of selectors) axe.include(selector)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** By how many pixels the page is wider than its window. */
export const overflowPixelsOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
