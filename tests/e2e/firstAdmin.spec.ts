import { PASSWORD, signIn } from '../integration/support/people'
import { expect, test } from '../setup/e2e'
import { type Shop, startShop } from '../setup/shop'

let fresh: Shop
test.beforeAll(async () => {
  fresh = await startShop({ workers: 0 })
})
test.afterAll(() => fresh?.stop())

test('the first account created at /admin becomes the admin', async ({ page }) => {
  await page.goto(`${fresh.url}/admin`)
  await page.getByLabel('Email').fill('founder@test.invalid')
  await page.getByLabel('New Password').fill(PASSWORD)
  await page.getByLabel('Confirm Password').fill(PASSWORD)
  await page.getByLabel('Username').fill('founder')
  await expect(page.getByText('Role', { exact: true })).toBeHidden()
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: 'Moderation overview' })).toBeVisible()

  const founder = await signIn(fresh, 'founder@test.invalid')
  const { body } = await founder.ask('/api/users/me')
  expect(body.user).toMatchObject({ role: 'admin', state: 'active' })
  expect((await founder.ask(`/api/profiles/${founder.id}`)).body.username).toBe('founder')
})
