import { locales } from '@/i18n/locales'
import { signUp } from '../integration/support/people'
import { expect, test } from '../setup/e2e'
import { overflowPixelsOf } from './support/accessibility'
import { enter } from './support/fullShop'

test('a visitor reads the site in the language of their browser, and in the one they choose', async ({
  browser,
  shop,
}) => {
  const context = await browser.newContext({ baseURL: shop.url, locale: 'de-AT' })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anmelden')
  await page.goto('/categories')
  await expect(page.getByRole('link', { name: /^Burgen/ })).toHaveAttribute('href', '/categories/castles')
  await page.goto('/categories/castles')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Burgen')
  await expect(page.locator('link[type="application/atom+xml"]')).toHaveAttribute('href', /category=castles&lang=de$/)
  await page.goto('/sign-in')
  await page.getByLabel('Sprache').selectOption('日本語')
  await page.getByRole('button', { name: 'Ändern' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await expect(page).toHaveURL('/sign-in')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await context.close()
})

test('a language is chosen without scripts, too', async ({ browser, shop }) => {
  const context = await browser.newContext({ baseURL: shop.url, locale: 'en', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/schematics?sort=likes')
  await page.getByLabel('Language').selectOption('Français')
  await page.getByRole('button', { name: 'Change' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page).toHaveURL('/schematics?sort=likes')
  await context.close()
})

test('the settings of an account fit a small phone in every language', async ({ browser, shop }) => {
  const person = await signUp(shop, 'small')
  const wide: string[] = []
  for (const locale of locales) {
    const context = await browser.newContext({ baseURL: shop.url, locale, viewport: { width: 320, height: 700 } })
    await enter(context, person)
    const page = await context.newPage()
    await page.goto('/settings/account')
    const overflow = await overflowPixelsOf(page)
    if (overflow > 0) wide.push(`${locale}: ${overflow} px`)
    await context.close()
  }
  expect(wide).toEqual([])
})

test('a site that breaks altogether says so in the language of the page that it broke on', async ({
  browser,
  shop,
}) => {
  const context = await browser.newContext({ baseURL: shop.url, locale: 'fr' })
  const page = await context.newPage()
  // Something around every page fails as soon as it is there.
  await page.addInitScript(() => {
    const dispatch = window.dispatchEvent.bind(window)
    window.dispatchEvent = (event) => {
      if (event.type === 'shop:alive') throw new Error('broken')
      return dispatch(event)
    }
  })
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('heading', { name: 'Le site est indisponible' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('button', { name: 'Réessayer' })).toBeVisible()
  await context.close()
})

test('the admin panel speaks the language of its reader', async ({ browser, shop }) => {
  const context = await browser.newContext({ baseURL: shop.url, locale: 'fr' })
  const page = await context.newPage()
  await page.goto('/admin/login')
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await context.close()
})
