import type { Page } from '@playwright/test'
import { makeBuild } from '../integration/support/builds'
import { PASSWORD, signIn, signUp } from '../integration/support/people'
import { type Query, queryOf } from '../integration/support/stored'
import { waitForFile } from '../integration/support/waitFor'
import { ADMIN, expect, test } from '../setup/e2e'
import type { Shop } from '../setup/shop'

const CASES = 100

async function addModerator(shop: Shop, name: string) {
  const moderator = await signUp(shop, name)
  const admin = await signIn(shop, ADMIN.email, ADMIN.password)
  await admin.send('PATCH', `/api/users/${moderator.id}`, { role: 'moderator' })
  return moderator
}

/** Comments that were reported, each in a case of its own: faster than a hundred people who do so. */
async function addReports(query: Query, build: string, author: string): Promise<void> {
  await query(
    `with written as (
       insert into comments (id, schematic_id, author_id, body, removed, created_at, updated_at)
       select gen_random_uuid(), $1, $2, 'Rude comment ' || n, false, now(), now() from generate_series(1, $3::int) n
       returning id, body
     ), cases as (
       insert into moderation_cases (kind, kinds, subject_kind, subject_id, comment_id, owner_id, title, priority, report_count)
       select 'report', '{report}', 'comment', id, id, $2, body, 50, 1 from written returning id, comment_id, title
     )
     insert into reports (id, kind, comment_id, reason, text, status, case_id, snapshot, created_at, updated_at)
     select gen_random_uuid(), 'comment', comment_id, 'harassment', 'This is rude.', 'open', id,
       jsonb_build_object('body', title), now(), now() from cases`,
    [build, author, CASES],
  )
}

async function openQueue(page: Page, email: string) {
  await page.goto('/admin/login?redirect=%2Fadmin%2Fmoderation')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Login' }).click()
  await expect(page.getByRole('heading', { name: 'Moderation', exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Reported/ }).click()
  await expect(page.getByRole('button', { name: /^Reported/ })).toHaveAttribute('aria-pressed', 'true')
}

/** Works the queue off by keys alone, until nothing is left in it. */
async function workOff(page: Page, keys: string[][]) {
  const shown = page.locator('[data-deciding-case]')
  const next = async () => {
    await page.keyboard.press('j')
    return shown
      .first()
      .getAttribute('data-deciding-case', { timeout: 2_000 })
      .catch(() => null)
  }
  for (let turn = 0; turn < 3 * CASES; turn += 1) {
    const id = (await shown.count()) > 0 ? await shown.first().getAttribute('data-deciding-case') : await next()
    if (id === null) {
      if ((await page.locator('[data-case]').count()) === 0) return
      continue
    }
    for (const key of keys[turn % keys.length] ?? []) await page.keyboard.press(key)
    await expect(page.locator(`[data-deciding-case="${id}"]`)).toHaveCount(0)
  }
}

test('two moderators decide a hundred reports by keys alone, and none is lost or doubled', async ({
  page,
  shop,
  browser,
}) => {
  test.setTimeout(120_000)
  const query = queryOf(shop)
  const [first, second, owner] = [
    await addModerator(shop, 'moderator'),
    await addModerator(shop, 'moderator'),
    await signUp(shop, 'builder'),
  ]
  const { body } = await owner.upload({ file: makeBuild({ name: 'reported' }), listing: { title: 'Reported' } })
  await waitForFile(owner, body.doc.id, 'ready')
  await addReports(query, body.doc.id, owner.id)

  const context = await browser.newContext({ baseURL: shop.url })
  const other = await context.newPage()
  await Promise.all([openQueue(page, first.email), openQueue(other, second.email)])
  await Promise.all([workOff(page, [['d'], ['x', '4']]), workOff(other, [['h', 'Enter'], ['a']])])
  await expect(page.getByText('Nothing is waiting. Well done!').first()).toBeVisible()
  await expect(page.getByText(/^Saving/)).toHaveCount(0)
  await expect(other.getByText(/^Saving/)).toHaveCount(0)

  const decided = await query<{ moderator: string; count: number }>(
    `select d.moderator_id as moderator, count(*)::int as count from moderation_decisions d
     join moderation_cases c on c.id = d.case_id where c.owner_id = $1 and c.kind = 'report' group by 1`,
    [owner.id],
  )
  expect(decided.map(({ moderator }) => moderator).sort()).toEqual([first.id, second.id].sort())
  expect(decided.reduce((sum, { count }) => sum + count, 0)).toBe(CASES)
  for (const { count } of decided) expect(count).toBeGreaterThan(CASES / 10)
  expect(await query(`select 1 from reports where status = 'open' and reason = 'harassment'`)).toEqual([])
  const hidden = await query<{ removed: number; decided: number }>(
    `select (select count(*)::int from comments where author_id = $1 and removed) as removed,
       (select count(*)::int from moderation_decisions d join moderation_cases c on c.id = d.case_id
         where c.owner_id = $1 and d.decision in ('remove', 'hide')) as decided`,
    [owner.id],
  )
  expect(hidden[0]?.removed).toBe(hidden[0]?.decided)

  // The last one is taken back by a key, and is there to be decided again.
  await page.keyboard.press('z')
  await expect(page.locator('[data-deciding-case]')).toBeVisible()
  await page.keyboard.press('d')
  await expect(page.getByText('Nothing is waiting. Well done!').first()).toBeVisible()
  await context.close()
})
