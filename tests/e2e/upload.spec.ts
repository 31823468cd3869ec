import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../setup/e2e'
import { findSeriousViolations, overflowPixelsOf } from './support/accessibility'
import { largeBuild, pausePart, signUpIn, smallBuild } from './support/uploads'

const choose = (page: Page) => page.getByLabel('Build files')
const cardOf = (page: Page, name: string) => page.getByRole('article', { name })
const publish = { name: 'Upload and publish' }
/** Requests for a part, as they are sent. */
function countParts(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    const number = /\/parts\/(\d+)$/.exec(request.url())?.[1]
    if (number && request.method() === 'PUT') sent.push(number)
  })
  return sent
}
/** The shop's own account of what this person has not finished. */
const readUnfinished = async (page: Page): Promise<{ id: string }[]> => {
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  return (await (await page.request.get('/api/uploads', { headers })).json()).docs
}

test.beforeEach(async ({ page, shop }) => {
  await signUpIn(page, shop)
  await page.goto('/upload')
})

test('several builds are looked at, filled in, sent together and followed until they are published', async ({
  page,
}) => {
  await choose(page).setInputFiles([smallBuild('my_castle.schem', 4), smallBuild('redstone-clock.schem', 6)])
  const castle = cardOf(page, 'my_castle.schem')
  await expect(castle).toContainText('4 × 3 × 5')
  await expect(castle.getByRole('img', { name: 'Preview of your build' })).toBeVisible()
  await expect(castle.getByLabel('Title')).toHaveValue('My castle')
  await expect(castle.getByLabel('Category')).toHaveValue('castles')
  await expect(castle.getByLabel('Tags')).toHaveValue('castle, medieval')
  await expect(cardOf(page, 'redstone-clock.schem').getByLabel('Category')).toHaveValue('redstone')
  await page.getByRole('button', { name: 'Publish all 2 builds' }).click()
  await expect(page.getByRole('link', { name: 'View build' })).toHaveCount(2, { timeout: 60_000 })
  await expect(page.getByText('Published', { exact: true })).toHaveCount(2)
  const journey = cardOf(page, 'My castle').getByRole('list', { name: 'Processing steps' })
  await expect(journey.getByRole('listitem')).toHaveText([
    /Received: done/,
    /Fingerprinted: done/,
    /Scanned: done/,
    /Inspected: done/,
    /Rendered and published: done/,
  ])

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Uploaded a moment ago' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'View build' })).toHaveCount(2)
})

test('problems of a file are shown before it is sent', async ({ page }) => {
  const known = smallBuild('known.schem')
  await choose(page).setInputFiles([
    { name: 'notes.schem', mimeType: 'text/plain', buffer: Buffer.from('Remember to build a moat.') },
    { name: 'empty.schem', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    known,
  ])
  await expect(cardOf(page, 'notes.schem')).toContainText('This is not a supported schematic.')
  await expect(cardOf(page, 'empty.schem')).toContainText('The file is empty.')
  await expect(cardOf(page, 'notes.schem').getByRole('button', publish)).toHaveCount(0)
  await page.getByRole('button', publish).click()
  await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 60_000 })

  await page.reload()
  await choose(page).setInputFiles({ ...known, name: 'renamed.schem' })
  await cardOf(page, 'renamed.schem').getByRole('link', { name: 'View build' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Known' })).toBeVisible()
})

test('files are taken wherever they are dropped, and from the clipboard', async ({ page, context }, info) => {
  const [dropped, pasted] = [smallBuild('dropped.schem'), smallBuild('pasted.schem')]
  const file = info.outputPath(dropped.name)
  await writeFile(file, dropped.buffer)
  const devtools = await context.newCDPSession(page)
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devtools.send('Input.dispatchDragEvent', {
      type,
      x: 5,
      y: 5,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    })
  await drag('dragEnter')
  await expect(async () => {
    await drag('dragOver') // as a held file does, moved or not
    await expect(page.getByText('Drop to add your builds')).toBeVisible({ timeout: 200 })
  }).toPass()
  await drag('drop')
  await expect(page.getByText('Drop to add your builds')).toBeHidden()
  await page.evaluate(
    ([name, bytes]) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(bytes)], name))
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [pasted.name, [...pasted.buffer]] as const,
  )
  await expect(cardOf(page, 'dropped.schem').getByLabel('Title')).toHaveValue('Dropped')
  await expect(cardOf(page, 'pasted.schem').getByLabel('Title')).toHaveValue('Pasted')
})

test.describe('a large file', () => {
  // The site's worker would pass requests on where a test cannot hold them.
  test.use({ serviceWorkers: 'block' })
  test.describe.configure({ timeout: 150_000 })

  test('resends only the current part after a lost connection', async ({ page, context }) => {
    const parts = countParts(page)
    const second = await pausePart(page, 2)
    await choose(page).setInputFiles(largeBuild('long-wall.schem'))
    await expect(page.getByLabel('Title')).toHaveValue('Long wall')
    await page.getByRole('button', publish).click()
    await second.reached
    await context.setOffline(true)
    await second.loseLine()
    await expect(
      page.getByText('Connection lost. The upload resumes automatically, and nothing is lost.'),
    ).toBeVisible()
    await context.setOffline(false)
    await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 80_000 })
    expect(parts.filter((number) => number === '1')).toHaveLength(1)
  })

  test('leaves nothing behind when it is cancelled, and can be begun again', async ({ page }) => {
    const second = await pausePart(page, 2)
    await choose(page).setInputFiles(largeBuild('cancelled.schem'))
    await page.getByRole('button', publish).click()
    await second.reached
    await expect(page.getByRole('progressbar', { name: 'Uploading Cancelled' })).toBeVisible()
    expect(await readUnfinished(page)).toHaveLength(1)
    await page.getByRole('button', { name: 'Cancel upload of Cancelled' }).click()
    await second.forget()
    await expect.poll(() => readUnfinished(page)).toEqual([])
    await page.getByRole('button', publish).click()
    await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 80_000 })
  })

  test('resumes when the page is reloaded', async ({ page }) => {
    const parts = countParts(page)
    const second = await pausePart(page, 2)
    await choose(page).setInputFiles(largeBuild('interrupted.schem'))
    await page.getByLabel('Title').fill('My own title')
    await page.getByLabel('Description').fill('Kept *as typed*.')
    await page.getByRole('button', publish).click()
    await second.reached
    await second.loseLine()
    await page.reload()
    await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 80_000 })
    await expect(page.getByRole('article', { name: 'My own title' })).toBeVisible()
    expect(parts.filter((number) => number === '1')).toHaveLength(1)
  })

  test('resumes when the file is chosen again, where the browser did not store it', async ({ page }) => {
    const parts = countParts(page)
    const file = largeBuild('forgotten.schem')
    const second = await pausePart(page, 2)
    await choose(page).setInputFiles(file)
    await page.getByLabel('Title').fill('Still my title')
    await page.getByRole('button', publish).click()
    await second.reached
    await second.loseLine()
    await page.goto('/about-nothing')
    await page.evaluate(async () => {
      for (const { name = '' } of await indexedDB.databases())
        await new Promise((resolve) =>
          Object.assign(indexedDB.deleteDatabase(name), { onsuccess: resolve, onerror: resolve }),
        )
    })
    await page.goto('/upload')
    await expect(page.getByLabel('Title')).toHaveValue('Still my title')
    await page.getByLabel('Choose the file again').setInputFiles(file)
    await page.getByRole('button', publish).click()
    await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 80_000 })
    expect(parts.filter((number) => number === '1')).toHaveLength(1)
  })

  test('keeps uploading while its builder visits other pages', async ({ page }) => {
    const second = await pausePart(page, 2)
    await choose(page).setInputFiles(largeBuild('patient.schem'))
    await page.getByRole('button', publish).click()
    await second.reached
    await page.getByRole('link', { name: 'All my builds' }).click()
    await page.waitForURL('**/my')
    const completed = page.waitForResponse((response) => response.url().endsWith('/complete'), { timeout: 60_000 })
    await second.release()
    expect((await completed).status()).toBe(201)
    await page.reload()
    await expect(page.getByRole('link', { name: 'Patient', exact: true })).toBeVisible()
  })

  test('that was begun in another browser can be taken up or discarded', async ({ page, browser, baseURL }) => {
    const file = largeBuild('elsewhere.schem')
    const second = await pausePart(page, 2)
    await choose(page).setInputFiles(file)
    await page.getByRole('button', publish).click()
    await second.reached
    const state = await page.context().storageState()
    await page.close()
    const other = await browser.newContext({
      ...(baseURL && { baseURL }),
      storageState: { cookies: state.cookies, origins: [] },
    })
    const there = await other.newPage()
    const parts = countParts(there)
    await there.goto('/upload')
    await expect(there.getByRole('region', { name: 'Unfinished' })).toContainText('elsewhere.schem')
    await choose(there).setInputFiles(file)
    await there.getByRole('button', publish).click()
    await expect(there.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 80_000 })
    expect(parts).not.toContain('1')
    await other.close()
  })
})

test('the keyboard alone publishes a build', async ({ page }) => {
  await choose(page).setInputFiles(smallBuild('by-keyboard.schem'))
  await expect(page.getByLabel('Title')).toHaveValue('By keyboard')
  await choose(page).focus()
  const reached: string[] = []
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const at = document.activeElement
      return (
        at?.getAttribute('aria-label') ?? (at as HTMLInputElement)?.labels?.[0]?.textContent ?? at?.textContent ?? ''
      )
    })
    reached.push(name)
    if (name === 'Upload and publish') break
  }
  expect(reached).toEqual([
    'Remove by-keyboard.schem',
    'Title',
    'Category',
    'Tags',
    'Description',
    'Public',
    'Upload and publish',
  ])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 60_000 })
})

test('hostile names and texts neither run nor break the page', async ({ page }) => {
  const name = `<img src=x onerror=alert(1)>\u202e${'w'.repeat(120)}🏰.schem`
  page.on('dialog', () => {
    throw new Error('a script ran')
  })
  await choose(page).setInputFiles(smallBuild(name))
  await page.getByLabel('Title').fill(`\u200b<script>alert(1)</script>\u202e${'ش'.repeat(60)}`)
  await page.getByLabel('Description').fill('x'.repeat(10_000))
  expect(await overflowPixelsOf(page)).toBe(0)
  await page.getByRole('button', publish).click()
  await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 60_000 })
})

test('the page has no serious accessibility finding, empty, filled in and sent', async ({ page }) => {
  // A button that changes its look fades, and is judged by colours that it has for a moment only.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await findSeriousViolations(page)).toEqual([])
  await choose(page).setInputFiles([
    smallBuild('accessible.schem'),
    { name: 'notes.schem', mimeType: 'text/plain', buffer: Buffer.from('No build') },
  ])
  await expect(page.getByRole('img', { name: 'Preview of your build' })).toBeVisible()
  await expect(page.getByText('This is not a supported schematic.')).toBeVisible()
  expect(await findSeriousViolations(page)).toEqual([])
  await page.getByRole('button', publish).click()
  await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 60_000 })
  expect(await findSeriousViolations(page)).toEqual([])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a plain form publishes one file, and says what went wrong', async ({ page }) => {
    await page.goto('/upload')
    await page.getByLabel('Title').fill('Plain as day')
    await page.getByLabel('Tags').fill('plain, simple')
    await page
      .getByLabel('Build file', { exact: true })
      .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no') })
    await page.getByRole('button', publish).click()
    await expect(page.getByText('Upload failed: This is not a supported schematic.')).toBeVisible()
    await page.getByLabel('Title').fill('Plain as day')
    await page.getByLabel('Build file', { exact: true }).setInputFiles(smallBuild('plain.schem'))
    await page.getByRole('button', publish).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Plain as day' })).toBeVisible()
  })
})
