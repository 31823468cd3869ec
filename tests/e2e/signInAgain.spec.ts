import { makeBuild } from '../integration/support/builds'
import { PASSWORD, signUp } from '../integration/support/people'
import { publish } from '../integration/support/waitFor'
import { expect, test } from '../setup/e2e'
import { findSeriousViolations } from './support/accessibility'
import { enter } from './support/fullShop'

test('a user who was signed out while writing signs in on the page, and the text is sent', async ({ page, shop }, {
  project,
}) => {
  const [builder, writer] = [await signUp(shop, 'builder'), await signUp(shop, 'writer')]
  const title = `Bridge ${project.name}`
  const id = await publish(builder, { file: makeBuild({ name: title }), listing: { title } })
  const { slug } = (await writer.ask(`/api/schematics/${id}`)).body
  await enter(page.context(), writer)
  await page.goto(`/schematics/${slug}`)
  const field = page.getByLabel('Write a comment')
  await field.fill('Written before the session had ended')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Comment', exact: true }).click()

  const dialog = page.getByRole('dialog', { name: 'Sign in to continue' })
  await expect(dialog).toBeVisible()
  expect(await findSeriousViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Sign in first.')).toBeVisible()
  await expect(field).toHaveValue('Written before the session had ended')

  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await dialog.getByLabel('Email').fill(writer.email)
  await dialog.getByLabel('Password').fill('not the password')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Wrong email or password.')
  await dialog.getByLabel('Password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('listitem').filter({ hasText: 'Written before the session had ended' })).toHaveCount(1)
  await expect(field).toHaveValue('')

  await page.context().clearCookies()
  await page
    .getByRole('button', { name: /Like|like/ })
    .first()
    .click()
  await dialog.getByLabel('Email').fill(writer.email)
  await dialog.getByLabel('Password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await builder.ask(`/api/schematics/${id}`)).body.likeCount).toBe(1)
})
