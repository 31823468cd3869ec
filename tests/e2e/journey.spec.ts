import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { writeSponge } from '@/schematic/write/writeSponge'
import { expect, test } from '../setup/e2e'

/** A build that no other test uploads. */
function makeBuild(width: number) {
  const build = new SchematicBuilder({ width, height: 4, length: 5 })
    .fill([0, 0, 0], [width - 1, 0, 4], 'minecraft:stone_bricks')
    .fill([1, 1, 1], [1, 3, 1], 'minecraft:oak_log[axis=y]')
    .build()
  return Buffer.from(compressInNode(writeSponge(build, { version: 3 }).nbt))
}

test('a player signs up, publishes a build, finds it and downloads it', async ({ page, shop }, { project }) => {
  const name = `builder-${project.name}`
  const title = `Stone platform ${project.name}`
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(`${name}@test.invalid`)
  await page.getByLabel('Password').fill('correct horse')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-up')
  // As if the link in the mail had been followed.
  await shop.database?.query(
    'insert into confirmed_emails (user_id, email) select id, email from users where email = $1',
    [`${name}@test.invalid`],
  )

  await page.goto('/upload')
  await page.getByLabel('Build file').setInputFiles({
    name: 'platform.schem',
    mimeType: 'application/octet-stream',
    buffer: makeBuild(5 + project.name.length),
  })
  // The browser has looked at the file before a byte of it is sent.
  const look = page.getByRole('article', { name: 'platform.schem' })
  await expect(look).toContainText(`${5 + project.name.length} × 4 × 5`)
  await expect(look.getByRole('img', { name: 'Preview of your build' })).toBeVisible()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Tags').fill('platform, stone')
  await page.getByRole('button', { name: 'Upload and publish' }).click()
  await page.getByRole('link', { name: 'View build' }).click({ timeout: 60_000 })
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await page.goto('/schematics?q=platfrom')
  await page.getByRole('link', { name: title }).first().click()
  // “Most downloaded” is a link of the page before.
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download', exact: true }).click()
  expect((await download).suggestedFilename()).toBe('platform.schem')
})

test('a file that is not a schematic is recognized before it is sent', async ({ page }, { project }) => {
  const name = `hasty-${project.name}`
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(`${name}@test.invalid`)
  await page.getByLabel('Password').fill('correct horse')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-up')
  await page.goto('/upload')
  await page.getByLabel('Build file').setInputFiles({
    name: 'notes.schem',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('Remember to build a moat.'),
  })
  await expect(page.getByText('This is not a supported schematic.')).toBeVisible()
})
