import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserContext, test as base, expect } from '@playwright/test'
import { missingReason } from '../services/availability'
import type { Clamd } from '../services/clamd'
import { type Smtp, startSmtp } from '../services/smtp'
import { getClamd } from './services'
import { type Shop, startShop } from './shop'

export { expect }

/** The admin of the shop under test. */
export const ADMIN = { email: 'admin@test.invalid', password: 'correct horse battery staple' } as const

/** `clamd` is null where it isn't installed: then nothing is scanned. */
type Services = { shop: Shop; smtp: Smtp; clamd: Clamd | null }

/**
 * Milliseconds that scripts and answers may come late, each by another time: shows what relies on their coming at once.
 */
const SLOW_LINE = Number(process.env.SLOW_LINE ?? 0)

/** A line on which half of what pages fetch comes late. */
const slowDown = (context: BrowserContext) =>
  context.route(/\/_next\/static\/.*\.js|\/api\/|[?&]_rsc=/, async (route) => {
    if (Math.random() < 0.5) await sleep(Math.random() * SLOW_LINE)
    // The page may be gone meanwhile.
    await route.continue().catch(() => undefined)
  })

/** Playwright's `test` with a shop of its own, mail and scanner included; pages open relative to it. */
export const test = base.extend<object, Services>({
  smtp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
    async ({}, use) => {
      const smtp = await startSmtp()
      await use(smtp)
      await smtp.stop()
    },
    { scope: 'worker' },
  ],
  clamd: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from this pattern
    async ({}, use) => {
      const clamd = missingReason('clamd') === null ? await getClamd() : null
      await use(clamd)
      await clamd?.stop()
    },
    { scope: 'worker' },
  ],
  shop: [
    async ({ smtp, clamd }, use) => {
      const admin = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password }
      const shop = await startShop({ env: { ...admin, ...smtp.env, ...clamd?.env } })
      await shop.runScript('scripts/migrate.ts') // makes the admin
      await use(shop)
      await shop.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: ({ shop }, use) => use(shop.url),
  context: async ({ context }, use) => {
    if (SLOW_LINE > 0) await slowDown(context)
    const refused: string[] = []
    context.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
    })
    await use(context)
    // Nothing of the shop's own is kept from working by what its pages say of themselves.
    expect(refused).toEqual([])
  },
})
