import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { makeBuild } from '../integration/support/builds'
import { PASSWORD, type Person, signUp } from '../integration/support/people'
import { publish } from '../integration/support/waitFor'
import { expect, test } from '../setup/e2e'
import type { Shop } from '../setup/shop'
import { findSeriousViolations, overflowPixelsOf } from './support/accessibility'

const usernameOf = (person: Person) => person.email.split('@')[0] ?? ''

const signInAs = async (page: Page, person: Person, password = PASSWORD) => {
  const answer = await page.request.post('/api/users/login', { data: { email: person.email, password } })
  expect(answer.ok()).toBe(true)
}

const addBuild = (person: Person, title: string, listing: Record<string, unknown> = {}) =>
  publish(person, { file: makeBuild({ name: title }), listing: { title, ...listing } })

test('a visitor finds who built something, and follows them after signing in', async ({ page, shop }, { project }) => {
  const [builder, fan] = [await signUp(shop, `builder-${project.name}`), await signUp(shop, 'fan')]
  const name = usernameOf(builder)
  await addBuild(builder, `Tower ${project.name}`)

  await page.goto(`/schematics?owner=${name}`)
  await page.getByRole('link', { name, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.getByRole('link', { name: `Sign in to follow ${name}` }).click()
  await page.getByLabel('Email').fill(fan.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()

  const follow = page.getByRole('button', { name: `Follow ${name}` })
  await follow.click()
  await expect(follow).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('link', { name: '1 follower', exact: true })).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Profile' })
    .getByRole('link', { name: /Followers/ })
    .click()
  await expect(page.getByRole('heading', { level: 2, name: usernameOf(fan) })).toBeVisible()
  await page.goto('/my/feed')
  await expect(page.getByRole('link', { name: `Tower ${project.name}` })).toBeVisible()
})

test('what a person says of themselves is shown, and nothing of it runs', async ({ page, shop }) => {
  const person = await signUp(shop, 'hostile')
  await signInAs(page, person)
  let ran = false
  page.on('dialog', (dialog) => {
    ran = true
    void dialog.dismiss()
  })
  await page.goto('/settings')
  await page.getByLabel('Name', { exact: true }).fill('<script>alert(1)</script> \u202Eمرحبا\u200B 🏰')
  await page
    .getByLabel('About you')
    .fill(
      '**Bold** <img src=x onerror=alert(2)> [bad](javascript:alert(3)) [good](https://example.org) ' +
        'long'.repeat(150),
    )
  await page.getByRole('button', { name: 'Add link' }).click()
  await page.getByLabel('Name of link 1').fill('Home')
  await page.getByLabel('URL of link 1').fill('javascript:alert(4)')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('an address that starts with https:// or http://.')).toBeVisible()
  await page.getByLabel('URL of link 1').fill('example.org/me')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.')).toBeVisible()

  const picture = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#c8763c' } })
    .jpeg()
    .toBuffer()
  await page.getByLabel('Choose image').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: picture })
  await expect(page.getByText('Avatar changed.')).toBeVisible()

  await page.getByRole('link', { name: 'View profile' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>alert(1)</script>')
  await expect(page.getByRole('link', { name: 'good' })).toHaveAttribute('rel', /nofollow ugc/)
  await expect(page.getByRole('link', { name: /Home/ })).toHaveAttribute('href', 'https://example.org/me')
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
  expect(await overflowPixelsOf(page)).toBe(0)
  expect(ran).toBe(false)
})

test('a list is made from a build, and another build is saved to it', async ({ page, shop }, { project }) => {
  const [builder, keeper] = [await signUp(shop, 'builder'), await signUp(shop, 'keeper')]
  const titles = ['First', 'Second'].map((word) => `${word} ${project.name}`)
  for (const title of titles) await addBuild(builder, title)
  await signInAs(page, keeper)
  const dialog = page.getByRole('dialog', { name: 'Save to list' })
  const openDialog = async (title: string) => {
    await page.goto(`/schematics?owner=${usernameOf(builder)}`)
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: `Save ${title} to a list` }).click()
  }
  const expectSaved = async () => {
    await expect(dialog.getByRole('checkbox', { name: /Ideas/ })).toBeChecked()
    await expect(dialog.getByText('Saved to Ideas.')).toBeAttached()
  }
  await openDialog(titles[0] ?? '')
  await dialog.getByLabel('New list').fill('Ideas')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expectSaved()
  await openDialog(titles[1] ?? '')
  await dialog.getByRole('checkbox', { name: /Ideas/ }).check()
  await expectSaved()

  await page.goto('/my/lists')
  await page.getByRole('link', { name: 'Ideas' }).click()
  await expect.poll(() => orderOf(page)).toEqual(titles)
})

const orderOf = (page: Page) => page.getByRole('heading', { level: 2 }).allTextContents()

/** A list of three builds, whose owner is signed in on the page and looks at it. */
async function openList(page: Page, shop: Shop, suffix: string) {
  const keeper = await signUp(shop, 'keeper')
  const titles = ['First', 'Second', 'Third'].map((word) => `${word} ${suffix}`)
  const { body } = await keeper.send('POST', '/api/lists', { title: 'Ideas' })
  for (const title of titles)
    await keeper.send('PUT', `/api/lists/${body.doc.id}/items/${await addBuild(keeper, title)}`)
  await signInAs(page, keeper)
  await page.goto(`/lists/${body.doc.slug}`)
  const order = () => orderOf(page)
  await expect.poll(order).toEqual(titles)
  return { titles, order }
}

test('a list is reordered by keyboard', async ({ page, shop }, { project }) => {
  const { titles, order } = await openList(page, shop, project.name)
  await page.getByRole('button', { name: `Move ${titles[2]} up` }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(order).toEqual([titles[0], titles[2], titles[1]])
  // The focus went along, so that the key can be pressed again.
  await expect(page.getByRole('button', { name: `Move ${titles[2]} up` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(order).toEqual([titles[2], titles[0], titles[1]])
  await expect(page.getByText(`${titles[2]} is now at place 1 of 3.`)).toBeAttached()
  await page.reload()
  await expect.poll(order).toEqual([titles[2], titles[0], titles[1]])
})

test('a build in a list gets a note, and another is removed', async ({ page, shop }, { project }) => {
  const { titles, order } = await openList(page, shop, project.name)
  await page.getByRole('button', { name: `Note on ${titles[0]}` }).click()
  await page.getByLabel('What would you like to say about this build?').fill('For the roof.')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(page.getByText('For the roof.')).toBeVisible()
  const removed = page.waitForResponse((answer) => answer.request().method() === 'DELETE' && answer.ok())
  await page.getByRole('button', { name: `Remove ${titles[1]} from the list` }).click()
  await removed
  await expect.poll(order).toEqual([titles[0], titles[2]])
  await page.reload()
  await expect.poll(order).toEqual([titles[0], titles[2]])
  await expect(page.getByText('For the roof.')).toBeVisible()
  expect(await findSeriousViolations(page)).toEqual([])
})

test('a public list is read by everyone and changed by its owner alone', async ({ page, shop }, { project }) => {
  const { titles, order } = await openList(page, shop, project.name)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByRole('radio', { name: /Public/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ideas' })).toBeVisible()
  const address = page.url()
  await page.context().clearCookies()
  await page.goto(address)
  await expect.poll(order).toEqual(titles)
  await expect(page.getByRole('button', { name: /Move/ })).toHaveCount(0)
})

test('a list is reordered by dragging', async ({ page, shop }, { project }) => {
  const keeper = await signUp(shop, 'dragger')
  const titles = ['One', 'Two', 'Three'].map((word) => `${word} ${project.name}`)
  const { body } = await keeper.send('POST', '/api/lists', { title: 'Dragged' })
  for (const title of titles)
    await keeper.send('PUT', `/api/lists/${body.doc.id}/items/${await addBuild(keeper, title)}`)
  await signInAs(page, keeper)
  await page.goto(`/lists/${body.doc.slug}`)
  const order = () => page.getByRole('heading', { level: 2 }).allTextContents()
  await expect.poll(order).toEqual(titles)
  await expect(page.locator('html')).toHaveAttribute('data-alive')
  const handles = page.getByTitle('Drag to reorder')
  await handles.nth(1).scrollIntoViewIfNeeded()
  const [from, to] = [await handles.nth(0).boundingBox(), await handles.nth(1).boundingBox()]
  if (!from || !to) throw new Error('there are no handles')
  await page.mouse.move(from.x + 10, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(to.x + 10, to.y + to.height + 30, { steps: 5 })
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok())
  await page.mouse.up()
  await kept
  await expect.poll(order).toEqual([titles[1], titles[0], titles[2]])
  await page.reload()
  await expect.poll(order).toEqual([titles[1], titles[0], titles[2]])
})

test('a builder changes many builds at once, filters them, and deletes one', async ({ page, shop }, { project }) => {
  const builder = await signUp(shop, 'many')
  const titles = ['Alpha', 'Beta', 'Gamma'].map((word) => `${word} ${project.name}`)
  for (const title of titles) await addBuild(builder, title)
  await signInAs(page, builder)
  await page.goto('/my')
  await page.getByRole('checkbox', { name: `Select ${titles[0]}` }).check()
  await page.getByRole('checkbox', { name: `Select ${titles[1]}` }).check()
  const bar = page.getByRole('region', { name: 'Selected builds' })
  await bar.getByRole('combobox', { name: /^To/ }).selectOption('Private')
  await bar.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('2 builds changed.')).toBeVisible()

  await page.getByLabel('Visibility').first().selectOption('Private')
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([titles[1] ?? '', titles[0] ?? ''])
  await page.getByRole('checkbox', { name: `Select ${titles[0]}` }).check()
  await page.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: `Delete “${titles[0]}”?` })
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('1 build deleted.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([titles[1] ?? ''])
  await expect(page.getByRole('meter', { name: 'Storage used' })).toBeVisible()
  expect(await findSeriousViolations(page)).toEqual([])
})

test('a builder sees what happened to their builds', async ({ page, shop }, { project }) => {
  const [builder, fan] = [await signUp(shop, 'watched'), await signUp(shop, 'fan')]
  const title = `Watched ${project.name}`
  const id = await addBuild(builder, title)
  await fan.send('PUT', `/api/schematics/${id}/like`)
  await fan.ask(`/api/schematics/${id}/download`)
  await signInAs(page, builder)
  await page.goto('/my/statistics')
  await expect(page.getByRole('img', { name: /^Downloads: 1 in this period, at most 1 on/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Likes: 1 in this period/ })).toBeVisible()
  await page.getByText('Show as table').click()
  await expect(page.getByRole('table').first().getByRole('row').nth(1)).toContainText(/0\s*1\s*1/)
  await page.getByRole('link', { name: '365 days' }).click()
  await expect(page.getByRole('columnheader', { name: 'Week of' })).toBeAttached()
  expect(await findSeriousViolations(page)).toEqual([])
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Statistics of ${title}` })).toBeVisible()
})

test('a user changes the password, signs out other sessions and closes the account', async ({ page, shop }) => {
  const person = await signUp(shop, 'leaving')
  await signInAs(page, person)
  await page.goto('/settings/account')
  const form = page.getByRole('form', { name: 'Password' })
  await form.getByLabel('Current password').fill('not mine')
  await form.getByLabel('New password').fill('an entirely new one')
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(form.getByText('This is not your current password.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByText('You are signed out everywhere else.')).toBeVisible()
  await form.getByLabel('Current password').fill(PASSWORD)
  await form.getByLabel('New password').fill('an entirely new one')
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(form.getByText('Password changed.')).toBeVisible()

  await page.goto('/settings/data')
  await page.getByRole('button', { name: 'Delete my account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await dialog.getByLabel(/Type your username/).fill('somebody else')
  await dialog.getByLabel('Current password').fill('an entirely new one')
  await dialog.getByRole('button', { name: 'Close my account' }).click()
  await expect(dialog.getByText(`That isn’t ${usernameOf(person)}.`)).toBeVisible()
  await dialog.getByLabel(/Type your username/).fill(usernameOf(person))
  await dialog.getByRole('button', { name: 'Close my account' }).click()
  const closed = page.getByRole('dialog', { name: 'Your account is closed' })
  await closed.getByRole('link', { name: 'Home page' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  expect((await page.request.get(`/people/${usernameOf(person)}`)).status()).toBe(404)
})

test('a new address is confirmed by mail; until then the old one stays', async ({ page, shop, smtp }) => {
  const person = await signUp(shop, 'mover')
  const email = `moved-${person.email}`
  await signInAs(page, person)
  await page.goto('/settings/account')
  await page.getByLabel('New address').fill(`other-${email}`)
  await page.getByRole('form', { name: 'Email address' }).getByLabel('Current password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change address' }).click()
  await expect(page.getByText('We’ve sent an email to the new address.')).toBeVisible()
  await expect(page.getByText(`other-${email} is waiting for your confirmation.`)).toBeVisible()
  await page.getByRole('button', { name: 'Keep current address' }).click()
  await expect(page.getByText(/is waiting for your confirmation/)).toHaveCount(0)

  await page.getByLabel('New address').fill(email)
  await page.getByRole('form', { name: 'Email address' }).getByLabel('Current password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change address' }).click()
  await expect(page.getByText(`${email} is waiting for your confirmation.`)).toBeVisible()
  const mailsTo = () =>
    smtp.inbox.filter(({ to }) => [to ?? []].flat().some(({ value }) => value[0]?.address === email))
  await expect.poll(() => mailsTo().length).toBe(1)
  await page.getByRole('button', { name: 'Resend email' }).click()
  await expect(page.getByText('Email sent. Only its link works now.')).toBeVisible()
  await expect.poll(() => mailsTo().length).toBe(2)
  expect(await overflowPixelsOf(page)).toBe(0)
  expect(await findSeriousViolations(page)).toEqual([])

  const [first, second] = mailsTo().map(({ text }) => /https?:\S+\/confirm-email\S+/.exec(text ?? '')?.[0] ?? '')
  await page.goto(first ?? '')
  await expect(page.getByText('This link has expired')).toBeVisible()
  await page.goto(second ?? '')
  expect(await findSeriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByText('Your new address is confirmed.')).toBeVisible()
  await page.getByRole('link', { name: 'Account settings' }).click()
  await expect(page.getByText(email)).toBeVisible()
  await expect(page.getByText(/is waiting for your confirmation/)).toHaveCount(0)
})
