import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { nbtCompound, nbtString } from '@/schematic/nbt/values'
import { writeSponge } from '@/schematic/write/writeSponge'
import { BROWSER, PASSWORD, type Person, signUp } from '../integration/support/people'
import { publish, waitFor, waitForFile } from '../integration/support/waitFor'
import { expect, test } from '../setup/e2e'
import type { Shop } from '../setup/shop'
import { findSeriousViolations, overflowPixelsOf, switchTheme, THEMES } from './support/accessibility'
import { largeBuild, pausePart } from './support/uploads'

let count = 0
/** A build that no other test uploads, with a command block in it. */
function makeBuild(name: string, block = 'minecraft:stone_bricks') {
  const build = new SchematicBuilder({ width: 6, height: 4, length: 5, dataVersion: 3700, metadata: { name } })
    .fill([0, 0, 0], [5, 0, 4], block)
    .fill([1, 1, 1], [1, 3, 1], 'minecraft:cherry_log[axis=y]')
    .set(4, 1, 2, 'minecraft:command_block[facing=up]')
    .blockEntity([4, 1, 2], 'minecraft:command_block', nbtCompound({ Command: nbtString('say <b>hello</b>') }))
    .build()
  return Buffer.from(compressInNode(writeSponge(build, { version: 3 }).nbt))
}

async function publishBuild(owner: Person, listing: Record<string, unknown> = {}) {
  const title = `Bridge ${Date.now()} ${++count}`
  const id = await publish(owner, { file: makeBuild(title), filename: 'bridge.schem', listing: { title, ...listing } })
  const { body } = await owner.ask(`/api/schematics/${id}/summary`)
  return { id, title: String(listing.title ?? title), path: `/schematics/${body.slug}` }
}

const enter = (page: Page, shop: Shop, { email }: Person) =>
  page.request.post(`${shop.url}/api/users/login`, { data: { email, password: PASSWORD } })

async function expectAccessible(page: Page) {
  for (const theme of THEMES) {
    await switchTheme(page, theme)
    expect(await findSeriousViolations(page)).toEqual([])
  }
}

const picture = (background: string) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()

test('a reader sees what a build holds and which game it fits', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner, {
    description: '## How it stands\n\nOn **stone**.\n\n<img src=x onerror=alert(1)>',
  })
  await page.goto(build.path)
  await expect(page.getByRole('heading', { level: 1, name: build.title })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'How it stands' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('6 × 4 × 5')
  await expect(page.getByRole('region', { name: 'Compatibility' })).toContainText('Made in Minecraft 1.20.4')
  await expect(page.getByText('1 command block', { exact: true })).toBeVisible()
  await page.getByText('Location', { exact: true }).click()
  await expect(page.getByText('x 4, y 1, z 2')).toBeVisible()
  await expect(page.getByText('say <b>hello</b>')).toBeVisible()
  expect(await overflowPixelsOf(page)).toBe(0)
  await expectAccessible(page)
})

test('a reader downloads a build in another format, and is told what it lacks', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await page.goto(build.path)
  await page.getByText('Other formats').click()
  const format = page.getByRole('link', { name: /^Bedrock \(.mcstructure\)/ })
  await expect(format).toContainText('May lose:')
  const download = page.waitForEvent('download')
  await format.click()
  await expect(page.getByRole('heading', { level: 1, name: `${build.title} as Bedrock (.mcstructure)` })).toBeVisible()
  await expect(page.getByText('Your file is ready.')).toBeVisible({ timeout: 60_000 })
  expect((await download).suggestedFilename()).toBe('bridge.mcstructure')
  await expect(page.getByRole('heading', { name: 'What is lost' })).toBeVisible()
  await expectAccessible(page)

  await page.goto(build.path)
  await page.getByText('Other formats').click()
  await expect(format).toContainText('ready')
})

test('a reader without scripts gets a build in another format, its pictures and its comments', async ({
  browser,
  shop,
}) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await owner.send('POST', '/api/comments', { schematic: build.id, body: 'Mind the **gap**.' })
  // The browser's own name would be that of a robot, for which nothing is made.
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: shop.url, userAgent: BROWSER })
  const page = await context.newPage()
  await page.goto(build.path)
  await expect(page.getByText('Mind the gap.')).toBeVisible()
  await page.getByText('Other formats').click()
  await page.getByRole('link', { name: /^Litematica/ }).click()
  await expect(page.getByText('Your file is ready.')).toBeVisible({ timeout: 60_000 })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Download bridge\.litematic/ }).click()
  expect((await download).suggestedFilename()).toBe('bridge.litematic')
  await context.close()
})

test('a comment is written, mentions a user, and is edited', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const reader = await signUp(shop, 'reader')
  const build = await publishBuild(owner)
  const { body } = await owner.ask(`/api/profiles/${owner.id}`)
  await enter(page, shop, reader)
  await page.goto(`${build.path}#comments`)

  const field = page.getByLabel('Write a comment')
  await field.fill(`What a *span*, @${body.username}! <script>alert(1)</script>`)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  const comment = page.getByRole('article').filter({ hasText: 'What a span' })
  await expect(comment).toBeVisible()
  await expect(comment.getByRole('link', { name: `@${body.username}` })).toBeVisible()
  await expect(comment).toContainText('<script>alert(1)</script>')

  await comment.getByRole('button', { name: 'Edit your comment' }).click()
  await page.getByLabel('Your comment').fill('What a wide span!')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const changed = page.getByRole('article').filter({ hasText: 'What a wide span!' })
  await expect(changed.getByText('edited')).toBeVisible()
  await expectAccessible(page)
})

/** A comment of the reader who is signed in on the page, and the owner's answer to it. */
async function startTalk(page: Page, shop: Shop) {
  const [owner, reader] = [await signUp(shop, 'builder'), await signUp(shop, 'reader')]
  const build = await publishBuild(owner)
  const comment = { schematic: build.id, body: 'What a span!' }
  const { body } = await reader.send('POST', '/api/comments', comment)
  await owner.send('POST', '/api/comments', { schematic: build.id, parent: body.doc.id, body: 'Thank you.' })
  await enter(page, shop, reader)
  await page.goto(`${build.path}#comments`)
}

test('an answer of the author is marked as such, and a comment is reported once', async ({ page, shop }) => {
  await startTalk(page, shop)
  const answer = page.getByRole('article').filter({ hasText: 'Thank you.' })
  await expect(answer).toContainText('Author of the build')

  await answer.getByRole('button', { name: /^Report the comment by/ }).click()
  const dialog = page.getByRole('dialog', { name: 'What is wrong with this comment?' })
  await dialog.getByRole('button', { name: 'Send report' }).click()
  await expect(dialog.getByText('Choose a reason.')).toBeVisible()
  await dialog.getByLabel('Something else').check()
  await dialog.getByLabel('What should a moderator know?').fill('Only trying.')
  await dialog.getByRole('button', { name: 'Send report' }).click()
  await expect(dialog.getByText('Thank you. A moderator will review it.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await answer.getByRole('button', { name: /^Report the comment by/ }).click()
  await dialog.getByLabel('Something else').check()
  await dialog.getByRole('button', { name: 'Send report' }).click()
  await expect(dialog.getByText('You have already reported this.')).toBeVisible()
})

test('a deleted comment leaves the answers to it', async ({ page, shop }) => {
  await startTalk(page, shop)
  const comment = page.getByRole('article').filter({ hasText: 'What a span!' })
  await comment.getByRole('button', { name: /^Delete the comment by/ }).click()
  await page.getByRole('button', { name: 'Delete comment' }).click()
  await expect(page.getByText('This comment was removed.')).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: 'Thank you.' })).toBeVisible()
  await expectAccessible(page)
})

test('a long conversation is read in parts, and a link leads to any comment of it', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  const query = shop.database
  if (!query) throw new Error('the shop has no database of its own')
  // Faster than people may write.
  await query.query(
    `insert into comments (id, schematic_id, author_id, body)
     select uuidv7(interval '1 ms' * n), $1, $2, 'Comment ' || n from generate_series(1, 45) n`,
    [build.id, owner.id],
  )
  const [first] = await query.query<{ id: string }>(
    `select id from comments where schematic_id = $1 order by id limit 1`,
    [build.id],
  )
  await query.query(
    `insert into comments (id, schematic_id, author_id, parent_id, body)
     select uuidv7(interval '1 s' + interval '1 ms' * n), $1, $2, $3, 'Reply ' || n from generate_series(1, 140) n`,
    [build.id, owner.id, first?.id],
  )
  await page.goto(build.path)
  await expect(page.getByText('Comment 45', { exact: true })).toBeVisible()
  await expect(page.getByText('Comment 25', { exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Older comments' }).click()
  await expect(page.getByText('Comment 25', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Older comments' }).click()
  await expect(page.getByText('Comment 1', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Older comments' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Show all 140 replies' }).click()
  await expect(page.getByText('Reply 100', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Later replies' }).click()
  await expect(page.getByText('Reply 140', { exact: true })).toBeVisible()

  const [late] = await query.query<{ id: string }>(
    `select id from comments where schematic_id = $1 and body = 'Reply 130'`,
    [build.id],
  )
  await page.goto(`${build.path}?comment=${late?.id}#comment-${late?.id}`)
  await expect(page.getByText('Reply 130', { exact: true })).toBeInViewport()
  await page.getByRole('link', { name: 'Show all comments' }).click()
  await expect(page.getByText('Comment 45', { exact: true })).toBeVisible()
})

test('an author edits the details of a build', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner, { tags: ['old tag'] })
  await enter(page, shop, owner)
  await page.goto(build.path)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edit build' })).toBeVisible()

  await page.getByLabel('Title').fill(`${build.title} again`)
  await page.getByLabel('Description').fill('Now with a *rail*.')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('region', { name: 'Preview' }).getByText('rail')).toBeVisible()
  await page.getByLabel('Tags').fill('bridge, 石橋')
  await page.getByLabel('Category').selectOption('decoration')
  await page.getByRole('radio', { name: 'Unlisted' }).check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await expectAccessible(page)
  await page.goto(build.path)
  await expect(page.getByRole('heading', { level: 1, name: `${build.title} again` })).toBeVisible()
  await expect(page.getByRole('link', { name: '石橋' })).toBeVisible()
})

test('an author adds images, describes and orders them, and readers enlarge them', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await enter(page, shop, owner)
  await page.goto(`${build.path}/edit`)
  await page.getByLabel('Add images').setInputFiles([
    { name: 'by-day.jpg', mimeType: 'image/jpeg', buffer: await picture('#7d8597') },
    { name: 'by-night.jpg', mimeType: 'image/jpeg', buffer: await picture('#20232b') },
  ])
  await expect(page.getByText('by-night.jpg added.')).toBeAttached()
  await page.getByLabel('Description of image 2').fill('The bridge by night')
  await page.getByRole('button', { name: 'Move image 2 earlier' }).click()
  await page.getByRole('button', { name: 'Save images' }).click()
  await expect(page.getByText('Images saved.')).toBeVisible()
  await page.getByLabel('Add images').setInputFiles({
    name: 'notes.png',
    mimeType: 'image/png',
    buffer: Buffer.from('no picture at all'),
  })
  await expect(page.getByText('This image can’t be shown.')).toBeVisible()
  await expectAccessible(page)

  await page.goto(build.path)
  const pictures = page.getByRole('region', { name: 'Images' })
  await pictures.getByRole('link', { name: 'Enlarge: The bridge by night' }).click()
  const box = page.getByRole('dialog', { name: /^Images of/ })
  await expect(box.getByRole('img', { name: 'The bridge by night' })).toBeInViewport()
  await page.keyboard.press('ArrowRight')
  await expect(box.getByRole('img', { name: 'by day' })).toBeInViewport()
  // The last one, whether the shop has drawn its further sides meanwhile or not.
  await expect(box.getByText(/^(\d+) of \1$/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
})

test('an author changes the visibility of a build', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await enter(page, shop, owner)
  await page.goto(build.path)
  await page.getByLabel('Visibility').selectOption('private')
  await expect(page.getByText('Saved: Private.')).toBeVisible()
  expect((await (await signUp(shop)).ask(`/api/schematics/${build.id}/summary`)).status).toBe(404)
})

test('an author replaces the file; the old one is served until then, and kept', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await enter(page, shop, owner)
  await page.goto(`${build.path}/edit`)
  await page.getByLabel('New file').setInputFiles({
    name: 'wider bridge.schem',
    mimeType: 'application/octet-stream',
    buffer: makeBuild(`wider ${build.title}`, 'minecraft:quartz_block'),
  })
  await page.getByRole('button', { name: 'Replace file' }).click()
  await waitFor(
    () => owner.ask(`/api/schematics/${build.id}/summary`),
    ({ body }) => body.file?.filename === 'wider bridge.schem',
  )
  await page.goto(build.path)
  await page.getByText('2 file versions').click()
  const old = page.waitForEvent('download')
  await page
    .getByRole('link', { name: /^Download the version of/ })
    .last()
    .click()
  expect((await old).suggestedFilename()).toBe('bridge.schem')
  await page.getByRole('button', { name: /^Remove the version of/ }).click()
  await page.getByRole('button', { name: 'Remove file' }).click()
  await expect(page.getByText('2 file versions')).toHaveCount(0)
})

test('an author deletes a build', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await enter(page, shop, owner)
  await page.goto(build.path)
  await page.getByRole('button', { name: /^Delete / }).click()
  await page.getByRole('button', { name: 'Delete build' }).click()
  await page.waitForURL('**/my')
  expect((await owner.ask(`/api/schematics/${build.id}/summary`)).status).toBe(404)
})

/** The edit page of a build while a large new file is uploading. */
async function sendLargeFile(page: Page, build: { path: string }, name: string) {
  await page.goto(`${build.path}/edit`)
  await page.getByLabel('New file').setInputFiles(largeBuild(name))
  await page.getByRole('button', { name: 'Replace file' }).click()
}

test('the upload of a large new file can be canceled', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await enter(page, shop, owner)
  const uploads = async () => (await owner.ask('/api/uploads')).body.docs as unknown[]
  const bar = page.getByRole('progressbar', { name: /^Uploading / })

  const first = await pausePart(page, 2)
  await sendLargeFile(page, build, 'called off.schem')
  await first.reached
  await expect(bar).toBeVisible()
  expect(await overflowPixelsOf(page)).toBe(0)
  await page.getByRole('button', { name: 'Cancel upload of called off.schem' }).click()
  await first.forget()
  await expect(page.getByLabel('New file')).toBeVisible()
  await waitFor(uploads, (open) => open.length === 0)
})

test('a large new file resumes after a lost connection and a closed page', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await enter(page, shop, owner)
  const second = await pausePart(page, 2)
  await sendLargeFile(page, build, 'grand bridge.schem')
  await second.loseLine()
  await expect(page.getByText('Connection lost.')).toBeVisible()
  const third = await pausePart(page, 3)
  await third.reached
  await page.goto(build.path)
  await third.forget()
  await page.goto(`${build.path}/edit`)
  await expect(page.getByText('Your upload of grand bridge.schem was interrupted.')).toBeVisible()
  const sent: string[] = []
  page.on('request', (request) => {
    const part = /\/parts\/(\d+)$/.exec(request.url())?.[1]
    if (part) sent.push(part)
  })
  await page.getByRole('button', { name: 'Resume upload' }).click()
  await waitFor(
    () => owner.ask(`/api/schematics/${build.id}/summary`),
    ({ body }) => body.file?.filename === 'grand bridge.schem',
  )
  expect(sent).toEqual(['3'])
})

test('problems of a new file are shown before it is sent', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await enter(page, shop, owner)
  await page.goto(`${build.path}/edit`)
  const { name, mimeType, buffer } = largeBuild('cut short.schem')
  await page.getByLabel('New file').setInputFiles({ name, mimeType, buffer: buffer.subarray(0, 6 * 1024 ** 2) })
  await page.getByRole('button', { name: 'Replace file' }).click()
  await expect(page.getByText(/damaged|incomplete/)).toBeVisible()
  expect((await owner.ask('/api/uploads')).body.docs).toEqual([])
})

test('an author without scripts replaces the file by a plain form', async ({ browser, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: shop.url, userAgent: BROWSER })
  const page = await context.newPage()
  await enter(page, shop, owner)
  await page.goto(`${build.path}/edit`)
  const send = async (file: Buffer) => {
    await page
      .getByLabel('New file')
      .setInputFiles({ name: 'plain.schem', mimeType: 'application/octet-stream', buffer: file })
    await page.getByRole('button', { name: 'Replace file' }).click()
  }
  await send(Buffer.from('Remember the milk'))
  await expect(page.getByText(/not a supported schematic/)).toBeVisible()
  await send(makeBuild(`plain ${build.title}`))
  await expect(page.getByText('plain.schem')).toBeVisible()
  await waitFor(
    () => owner.ask(`/api/schematics/${build.id}/summary`),
    ({ body }) => body.file?.filename === 'plain.schem',
  )
  await context.close()
})

test('a public build is shared by link and embed code, an unlisted one by link, a private one not at all', async ({
  page,
  context,
  browser,
  shop,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner, { title: `Share "this" <b>now</b> ${Date.now()}` })
  await page.goto(build.path)
  await page.getByText('Share', { exact: true }).click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  expect(await copied()).toBe(`${shop.url}${build.path}`)
  await page.getByRole('button', { name: 'Copy HTML' }).click()
  await expect.poll(copied).toContain('<iframe')
  expect(await overflowPixelsOf(page)).toBe(0)
  await expectAccessible(page)

  // On another page it is one frame, named for its build, with the view in it.
  const html = await copied()
  const other = await context.newPage()
  const host = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(html))
  host.listen(0, '127.0.0.1')
  await once(host, 'listening')
  try {
    // Another name of the same machine is another site.
    await other.goto(`http://localhost:${(host.address() as AddressInfo).port}/`)
    const frame = other.locator('iframe')
    await expect(frame).toHaveCount(1)
    await expect(frame).toHaveAttribute('title', build.title)
    await expect(other.frameLocator('iframe').getByText(build.title).first()).toBeVisible()
  } finally {
    host.closeAllConnections()
    host.close()
  }

  await owner.send('PATCH', `/api/schematics/${build.id}`, { visibility: 'unlisted' })
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: shop.url, userAgent: BROWSER })
  const reader = await plain.newPage()
  await reader.goto(build.path)
  await reader.getByText('Share', { exact: true }).click()
  await expect(reader.getByLabel('Link to this build')).toHaveValue(`${shop.url}${build.path}`)
  await expect(reader.getByLabel('Embed')).toHaveCount(0)
  await plain.close()

  // Nobody could follow the link of a private one.
  await owner.send('PATCH', `/api/schematics/${build.id}`, { visibility: 'private' })
  await enter(page, shop, owner)
  await page.goto(build.path)
  await expect(page.getByRole('heading', { level: 1, name: build.title })).toBeVisible()
  await expect(page.getByText('Share', { exact: true })).toHaveCount(0)
})

test('replies stay readable when the account of the parent comment is deleted', async ({ page, shop }) => {
  const [owner, gone] = [await signUp(shop, 'builder'), await signUp(shop, 'gone')]
  const build = await publishBuild(owner)
  const said = await gone.send('POST', '/api/comments', { schematic: build.id, body: 'Is it wide enough?' })
  await owner.send('POST', '/api/comments', { schematic: build.id, body: 'For two carts.', parent: said.body.doc.id })
  await shop.database?.query('delete from users where id = $1', [gone.id])
  await page.goto(`${build.path}#comments`)
  const left = page.getByRole('article', { name: 'Deleted account' })
  await expect(left).toContainText('This comment was removed.')
  await expect(page.getByText('For two carts.')).toBeVisible()
  await expect(page.getByText('Is it wide enough?')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Comments 1' })).toBeVisible()
  expect(await overflowPixelsOf(page)).toBe(0)
  await expectAccessible(page)
})

test('a damaged new file is reported, and leaves the old one', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const build = await publishBuild(owner)
  await enter(page, shop, owner)
  // By another way than this page, which would look at it before it sends it.
  const form = new FormData()
  form.set('file', new File([new Uint8Array(makeBuild(`broken ${build.title}`).subarray(0, 120))], 'broken.schem'))
  await owner.ask(`/api/schematics/${build.id}/file`, { method: 'PUT', body: form })
  await page.goto(`${build.path}/edit`)
  await expect(page.getByText('The new file was refused.')).toBeVisible({ timeout: 60_000 })
  await waitForFile(owner, build.id, 'ready')
  await page.getByRole('button', { name: 'Discard new file' }).click()
  await page.getByRole('button', { name: 'Discard file' }).click()
  await expect(page.getByText('The new file was refused.')).toHaveCount(0)
})

test('hostile text stays text', async ({ page, shop }) => {
  const owner = await signUp(shop, 'builder')
  const hostile = '<script>alert(1)</script> ‮ abc \u200b🏰'
  const build = await publishBuild(owner, {
    title: `${hostile}${'W'.repeat(50)}`,
    description: `${'x'.repeat(9_000)}\n\n[a](javascript:alert(1))`,
  })
  const bodies = [
    'ا'.repeat(4_000),
    'W'.repeat(5_000),
    '> '.repeat(2_000),
    `![x](https://a.test/x.png) ${'\u200b'.repeat(500)}`,
  ]
  for (const body of bodies) await owner.send('POST', '/api/comments', { schematic: build.id, body })
  // Nested beyond sense, it is shown as it was written.
  const nested = await publishBuild(await signUp(shop, 'digger'), {
    title: 'Deep',
    description: `${'> '.repeat(4_950)}deep`,
  })
  await page.goto(nested.path)
  await expect(page.getByRole('heading', { level: 1, name: 'Deep' })).toBeVisible()
  await expect(page.getByText('> > > >').first()).toBeVisible()
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })
  await page.goto(build.path)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>alert(1)</script>')
  await expect(page.getByRole('article')).toHaveCount(bodies.length)
  expect(await overflowPixelsOf(page)).toBe(0)
  expect(await page.locator('main a[href^="javascript"]').count()).toBe(0)
  expect(await page.locator('main img[src*="a.test"]').count()).toBe(0)
  expect(dialogs).toBe(0)
  await expectAccessible(page)
})
