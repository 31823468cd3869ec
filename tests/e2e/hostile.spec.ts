import { expect, test } from '../setup/e2e'
import { cut, enter, fillShop, ownPages, publicPages } from './support/fullShop'

const attack = '<script>window.ran=1</script><img src=x onerror="window.ran=1">"\'><svg onload=window.ran=1>'
const strange = [
  [
    'markup',
    {
      title: `${attack.slice(0, 90)}`,
      text: `${attack}\n\n[link](javascript:window.ran=1) ![x](javascript:window.ran=1)`,
    },
  ],
  [
    'right to left',
    { title: '\u202Eedoc live\u202C قلعة على التل', text: 'هذا البناء قلعة كبيرة. \u2066\u202E <b>end' },
  ],
  ['emoji', { title: '🏰👩‍👩‍👧‍👦🇩🇪'.repeat(4), text: '🏰👩‍👩‍👧‍👦🇩🇪'.repeat(300) }],
  ['one long word', { title: 'W'.repeat(100), text: 'x'.repeat(10_000) }],
  [
    'what cannot be seen',
    {
      title: 'A\u200B\u200C\u200D\uFEFF\u00ADtower\u2060',
      text: `\u200B\u200C${'\u0301'.repeat(200)}tower\u2028\u2029`,
    },
  ],
] as const

for (const [kind, { title, text }] of strange)
  test(`text of strangers runs nothing and breaks no page: ${kind}`, async ({ page, context, shop }, { project }) => {
    test.setTimeout(240_000)
    const full = await fillShop(
      shop,
      { title, text: cut(text, 4_500), tag: 'strange' },
      `odd-${project.name.slice(0, 4)}`,
    )
    const wrong: string[] = []
    page.on('dialog', (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`))
    await enter(context, full.person)
    for (const path of new Set([...publicPages(full), ...ownPages(full)])) {
      const answer = await page.goto(path)
      if ((answer?.status() ?? 500) >= 500) wrong.push(`${path} answers ${answer?.status()}`)
      const state = await page.evaluate(() => ({
        ran: 'ran' in window,
        overflow: document.documentElement.scrollWidth - window.innerWidth,
      }))
      if (state.ran) wrong.push(`${path} ran it`)
      if (state.overflow > 0) wrong.push(`${path} is ${state.overflow} px too wide`)
    }
    expect(wrong).toEqual([])
  })

test('a search for hostile text finds nothing and shows it as it is', async ({ page }) => {
  await page.goto(`/schematics?q=${encodeURIComponent(attack)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})
