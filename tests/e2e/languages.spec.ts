import { expect, test } from '../setup/e2e'

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

test('the admin panel speaks the language of its reader', async ({ browser, shop }) => {
  const context = await browser.newContext({ baseURL: shop.url, locale: 'fr' })
  const page = await context.newPage()
  await page.goto('/admin/login')
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await context.close()
})
