import { signUp } from '../integration/support/people'
import { expect, test } from '../setup/e2e'

test('a player who forgot their password chooses a new one', async ({ page, shop, smtp }) => {
  const player = await signUp(shop, 'forgetful')
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  // The page before has a field of the same name.
  await expect(page.getByRole('heading', { level: 1, name: 'Forgot your password?' })).toBeVisible()
  await page.getByLabel('Email').fill(player.email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByText('a mail is on its way')).toBeVisible()

  const mail = await smtp.waitForMail(({ subject, to }) => {
    const [first] = [to ?? []].flat()
    return subject === 'Choose a new password' && first?.text === player.email
  })
  const link = /https?:\S+\/reset-password\?token=\w+/.exec(mail.text ?? '')?.[0] ?? ''
  await page.goto(link)
  await page.getByLabel('New password').fill('a better horse')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('link', { name: 'My builds' })).toBeVisible()

  await page.goto(link)
  await page.getByLabel('New password').fill('another horse')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByText('This link has expired or was used already.')).toBeVisible()
})

test.describe('before scripts are there', () => {
  test.use({ javaScriptEnabled: false })
  for (const path of ['/sign-in', '/sign-up', '/reset-password?token=none'])
    test(`no password comes into an address: ${path}`, async ({ page }) => {
      await page.goto(path)
      for (const field of await page.locator('main input').all())
        await field.fill((await field.getAttribute('type')) === 'email' ? 'a@test.invalid' : 'tell-nobody-9')
      await page.locator('main button[type=submit]').click()
      await expect(page).toHaveURL(new RegExp(`${path.replace('?', '\\?')}$`))
    })
})

test('a wrong password is told from not being signed in', async ({ page, shop }) => {
  const player = await signUp(shop, 'mistyper')
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(player.email)
  await page.getByLabel('Password').fill('not my horse')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('The email or the password is wrong.')).toBeVisible()
})
