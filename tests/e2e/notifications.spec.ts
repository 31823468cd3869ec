import type { Browser, Page } from '@playwright/test'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { writeSponge } from '@/schematic/write/writeSponge'
import { type Person, signIn, signUp } from '../integration/support/people'
import { publish } from '../integration/support/waitFor'
import { expect, test } from '../setup/e2e'
import type { Shop } from '../setup/shop'
import { findSeriousViolations } from './support/accessibility'

/** A build that no other test uploads. */
function makeBuild(name: string) {
  const build = new SchematicBuilder({ width: 6, height: 3, length: 7, metadata: { name } })
    .fill([0, 0, 0], [5, 0, 6], 'minecraft:bricks')
    .build()
  return Buffer.from(compressInNode(writeSponge(build, { version: 3 }).nbt))
}

const tokenOf = async (shop: Shop, { email }: Person) => {
  const response = await fetch(`${shop.url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: 'correct horse battery' }),
  })
  return ((await response.json()) as { token: string }).token
}

async function openAs(browser: Browser, shop: Shop, person: Person, options = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: shop.url, ...options })
  await context.addCookies([{ name: 'payload-token', value: await tokenOf(shop, person), url: shop.url }])
  return context.newPage()
}

test.describe('notifications', () => {
  let owner: Person
  let fan: Person
  let buildId: string
  let run = 0
  test.beforeEach(async ({ shop }, { project }) => {
    run += 1
    owner = await signUp(shop, 'owner')
    fan = await signUp(shop, 'fan')
    buildId = await publish(owner, {
      file: makeBuild(`${project.name} ${run} ${owner.id}`),
      listing: { title: `Brick floor ${project.name}` },
    })
    await owner.send('POST', '/api/notifications/read', { all: true })
  })

  const comment = (body: string) => fan.send('POST', '/api/comments', { schematic: buildId, body })

  test('are counted live, shown, and link to their pages', async ({ browser, shop, contextOptions }, { project }) => {
    const page = await openAs(browser, shop, owner, contextOptions)
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()
    await comment('What a floor!')
    const bell = page.getByRole('button', { name: 'Notifications, 1 unread' })
    await expect(bell).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'You have 1 unread notification.' })).toBeAttached()
    await fan.send('PUT', `/api/schematics/${buildId}/like`)
    await expect(page.getByRole('button', { name: 'Notifications, 2 unread' })).toBeVisible()

    await page.getByRole('button', { name: /^Notifications/ }).click()
    const panel = page.getByRole('region', { name: 'Latest notifications' })
    await expect(panel.getByRole('link', { name: /commented on your build/ })).toContainText('What a floor!')
    await expect(panel.getByRole('link', { name: /has its first like/ })).toBeVisible()
    expect(await findSeriousViolations(page)).toEqual([])

    // By keyboard: Escape closes it and the bell has the focus again.
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(page.getByRole('button', { name: /^Notifications/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await panel.getByRole('link', { name: /commented on your build/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: `Brick floor ${project.name}` })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Notifications, 1 unread' })).toBeVisible()
    await page.context().close()
  })

  test('read on one page show as read on the other', async ({ browser, shop }) => {
    await comment('Once')
    const one = await openAs(browser, shop, owner)
    const two = await one.context().newPage()
    await one.goto('/')
    await two.goto('/notifications')
    await one.getByRole('button', { name: 'Notifications, 1 unread' }).click()
    await one.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(one.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()
    await two.bringToFront()
    await expect(two.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible()
    await one.context().close()
  })

  test('are read and chosen without scripts', async ({ browser, shop }) => {
    await comment('<script>alert(1)</script> \u202e'.repeat(20))
    await fan.send('PUT', `/api/schematics/${buildId}/like`)
    const page = await openAs(browser, shop, owner, { javaScriptEnabled: false })
    await page.goto('/notifications')
    await expect(page.getByText('Unread').first()).toBeAttached()
    await page.getByRole('button', { name: /^Mark as read: .* has its first like/ }).click()
    await expect(page.getByRole('button', { name: /^Mark as read/ })).toHaveCount(1)
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(page.getByRole('button', { name: /^Mark/ })).toHaveCount(0)

    await page.goto('/settings/notifications')
    const box = page.getByRole('checkbox', { name: 'By email Someone follows me' })
    await expect(box).not.toBeChecked()
    await box.check()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'By email Someone follows me' })).toBeChecked()
    await page.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`have no serious accessibility finding (${colorScheme})`, async ({ browser, shop, contextOptions }) => {
      await comment('Hello')
      const page = await openAs(browser, shop, owner, { ...contextOptions, colorScheme })
      for (const path of ['/notifications', '/settings/notifications', '/unsubscribe']) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await findSeriousViolations(page)).toEqual([])
      }
      await page.context().close()
    })
})

test('strangers sign in before they see notifications', async ({ page, shop }) => {
  const person = await signUp(shop, 'late')
  await signIn(shop, person.email)
  await page.goto('/notifications')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
})
