import { expect, test } from '../setup/e2e'

test('the theme follows the system until one is chosen, which is kept', async ({ browser, shop }) => {
  const context = await browser.newContext({ baseURL: shop.url, colorScheme: 'dark' })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).not.toHaveClass(/\bdark\b/)
  await page.getByRole('button', { name: 'Switch between light and dark' }).click()
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)
  await page.goto('/schematics')
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)
  await context.close()
})

test('the site can be installed, and says where there is no connection', async ({ context, page, shop }) => {
  const answer = await page.request.get('/manifest.webmanifest')
  const manifest: { start_url: string; display: string; icons: { src: string; sizes: string }[] } = await answer.json()
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' })
  for (const { src } of manifest.icons)
    expect((await page.request.get(src)).headers()['content-type']).toBe('image/png')
  await page.goto('/')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  await page.goto(`${shop.url}/schematics`)
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  // Once the line is back, the page comes by itself.
  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: 'Builds' })).toBeVisible()
})

test('everything in the header is reached by the keyboard, the content first', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#content')).toBeFocused()
})
