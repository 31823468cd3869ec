import type { Page } from '@playwright/test'
import { codeAt } from '@plugins/factors/totp'
import { PASSWORD, stranger } from '../integration/support/people'
import { expect, test } from '../setup/e2e'
import { type Shop, startShop } from '../setup/shop'
import { findSeriousViolations } from './support/accessibility'

/** Passkeys need a name: a shop without an address of its own has this one on its machine. */
const named = (shop: Shop, path: string) => `http://localhost:${new URL(shop.url).port}${path}`

/** A new account, which signs in on the page. @returns its address */
async function makeAccount(shop: Shop, username: string): Promise<string> {
  const email = `${username}@test.invalid`
  const { status } = await stranger(shop).send('POST', '/api/users', { email, password: PASSWORD, username })
  expect(status).toBe(201)
  return email
}
async function fillIn(page: Page, email: string) {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
async function confirm(page: Page) {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Current password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog).toBeHidden()
}

test.describe('a shop that is opened by its name', () => {
  let shop: Shop
  test.beforeAll(async () => {
    test.setTimeout(300_000)
    shop = await startShop({ env: { SERVER_URL: '' } })
  })
  test.afterAll(() => shop?.stop())

  test('a player turns on an app, and signs in with a code of it or a recovery code', async ({ page }, { project }) => {
    const email = await makeAccount(shop, `careful-${project.name}`)
    await page.goto(named(shop, '/sign-in?next=/settings/security'))
    await fillIn(page, email)
    await page.getByRole('button', { name: 'Set up' }).click()
    await confirm(page)
    await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
    const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
    await page.getByLabel('Code from the app').fill(codeAt(secret))
    await page.getByRole('button', { name: 'Turn on' }).click()
    await expect(page.getByText('Two-step sign-in is on.')).toBeVisible()
    const codes = await page
      .getByRole('region', { name: 'Save your recovery codes' })
      .getByRole('listitem')
      .allTextContents()
    expect(codes).toHaveLength(10)
    expect(await findSeriousViolations(page)).toEqual([])

    await page.context().clearCookies()
    await page.goto(named(shop, '/sign-in?next=/settings/security'))
    await fillIn(page, email)
    await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
    expect(await findSeriousViolations(page)).toEqual([])
    await page.getByLabel('Code').fill('000000')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page.getByText('This code is wrong')).toBeVisible()
    await page.getByRole('button', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code').fill(codes[0] ?? '')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page.getByText('9 left')).toBeVisible()
  })

  test('a player adds a passkey, which signs in by itself and confirms changes', async ({ page }, { project }) => {
    const devices = await page.context().newCDPSession(page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const email = await makeAccount(shop, `keyholder-${project.name}`)
    await page.goto(named(shop, '/sign-in?next=/settings/security'))
    await fillIn(page, email)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await confirm(page)
    await expect(page.getByText('The passkey was added.')).toBeVisible()
    await page.getByRole('button', { name: 'Rename Passkey 1' }).click()
    await page.getByLabel('Name').fill('Laptop')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Laptop')).toBeVisible()
    expect(await findSeriousViolations(page)).toEqual([])

    // The page offers passkeys at the address, and this one answers by itself.
    await page.context().clearCookies()
    await page.goto(named(shop, '/sign-in?next=/settings/security'))
    await expect(page.getByText('10 left')).toBeVisible()
    await expect(page.getByText('last used on')).toBeVisible()
    await page.getByRole('button', { name: 'Remove Laptop' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Use a passkey' }).click()
    await expect(page.getByText('The passkey was removed.')).toBeVisible()
    await expect(page.getByText('Laptop')).toHaveCount(0)
  })
})
