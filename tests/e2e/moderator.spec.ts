import { makeBuild } from '../integration/support/builds'
import { PASSWORD, signIn, signUp } from '../integration/support/people'
import { queryOf } from '../integration/support/stored'
import { waitForFile } from '../integration/support/waitFor'
import { withoutRetries } from '../integration/support/withoutRetries'
import { ADMIN, expect, test } from '../setup/e2e'
import type { Shop } from '../setup/shop'

async function addModerator(shop: Shop) {
  const moderator = await signUp(shop, 'moderator')
  const admin = await signIn(shop, ADMIN.email, ADMIN.password)
  await admin.send('PATCH', `/api/users/${moderator.id}`, { role: 'moderator' })
  return moderator
}

test('a moderator is notified of a stalled file, finds it and retries it', async ({ page, shop, smtp, clamd }, {
  project,
}) => {
  test.skip(clamd === null, 'clamd is not installed')
  const title = `Waiting platform ${project.name}`
  const filename = `waiting-${project.name}.schem`
  const moderator = await addModerator(shop)
  const owner = await signUp(shop, 'builder')
  const bePatient = await withoutRetries(queryOf(shop), 'scan-file')
  await clamd?.kill()
  const { body } = await owner.upload({ file: makeBuild({ name: title }), filename, listing: { title } })
  await waitForFile(owner, body.doc.id, 'stalled')
  await bePatient()
  await clamd?.restart()

  const mail = await smtp.waitForMail(
    ({ subject, text }) => subject === `A file needs a moderator: ${title}` && Boolean(text?.includes('moderator-')),
  )
  expect(mail.text).toContain('Failed step: Scanning for viruses')

  await page.goto('/admin/login')
  await page.getByLabel('Email').fill(moderator.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Login' }).click()
  await expect(page.getByRole('heading', { name: 'Moderation overview' })).toBeVisible()
  await page.getByRole('link', { name: /Waiting for you/ }).click()
  await expect(page.getByRole('link', { name: /Waiting for you/ })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('link', { name: filename }).click()

  const journey = page.getByRole('region', { name: 'Processing' })
  await expect(journey).toContainText('Scanned for viruses: waiting for a moderator')
  await expect(journey).toContainText('ECONNREFUSED')
  await journey.getByRole('button', { name: 'Retry processing' }).click()
  await expect(page.getByText('The file is being processed again.')).toBeVisible()

  await waitForFile(owner, body.doc.id, 'ready')
  await page.reload()
  await expect(journey).toContainText('Scanned for viruses: Clean')
  await expect(journey.getByRole('button')).toHaveCount(0)
})

test('a player cannot enter the moderators’ panel', async ({ page, shop }) => {
  const player = await signUp(shop, 'player')
  await page.goto('/admin/login')
  await page.getByLabel('Email').fill(player.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Login' }).click()
  await expect(page.getByRole('heading', { name: 'Only moderators can sign in here.' })).toBeVisible()
  await page.goto('/admin/collections/users')
  await expect(page.getByText(player.email)).toHaveCount(0)
})
