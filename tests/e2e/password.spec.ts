import type { Page } from '@playwright/test'
import { signUp } from '../integration/support/people'
import type { Smtp } from '../services/smtp'
import { expect, test } from '../setup/e2e'

/** Where the newest mail about a forgotten password leads. */
async function linkTo(smtp: Smtp, email: string): Promise<string> {
  const mail = await smtp.waitForMail(({ subject, to }) => {
    const [first] = [to ?? []].flat()
    return subject === 'Choose a new password' && first?.text === email
  })
  return /https?:\S+\/reset-password\?token=\w+/.exec(mail.text ?? '')?.[0] ?? ''
}

test('a player who forgot their password chooses a new one', async ({ page, shop, smtp }) => {
  const player = await signUp(shop, 'forgetful')
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  // The page before has a field of the same name.
  await expect(page.getByRole('heading', { level: 1, name: 'Forgot your password?' })).toBeVisible()
  await page.getByLabel('Email').fill(player.email)
  await page.getByRole('button', { name: 'Send link' }).click()
  await expect(page.getByText('we’ve sent it an email')).toBeVisible()

  const link = await linkTo(smtp, player.email)
  await page.goto(link)
  await page.getByLabel('New password').fill('a better horse')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('link', { name: 'My builds' })).toBeVisible()

  await page.goto(link)
  await expect(page.getByText('This link has expired or was already used.')).toBeVisible()
  await expect(page.getByLabel('New password')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Request a new link' })).toBeVisible()
})

test.describe('before scripts are there', () => {
  test.use({ javaScriptEnabled: false })

  async function fillIn(page: Page, path: string) {
    await page.goto(path)
    for (const field of await page.locator('main input').all())
      await field.fill((await field.getAttribute('type')) === 'email' ? 'a@test.invalid' : 'tell-nobody-9')
    await page.locator('main button[type=submit]').click()
    await expect(page).toHaveURL(new RegExp(`${path.replace('?', '\\?')}$`))
  }

  for (const path of ['/sign-in', '/sign-up'])
    test(`no password comes into an address: ${path}`, ({ page }) => fillIn(page, path))

  test('no password comes into an address: /reset-password', async ({ page, shop, smtp }) => {
    const player = await signUp(shop, 'scriptless')
    await page.request.post('/api/users/forgot-password', { data: { email: player.email } })
    const { pathname, search } = new URL(await linkTo(smtp, player.email))
    await fillIn(page, pathname + search)
  })
})

test('a wrong password is told from not being signed in', async ({ page, shop }) => {
  const player = await signUp(shop, 'mistyper')
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(player.email)
  await page.getByLabel('Password').fill('not my horse')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Wrong email or password.')).toBeVisible()
})
