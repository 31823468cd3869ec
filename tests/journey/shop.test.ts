import { afterAll, beforeAll, describe } from 'vitest'
import { type Shop, startShop } from '../setup/shop'
import type { JourneyApp } from './app'
import { describeGuards } from './guardSteps'
import { describeJourney } from './journeySteps'

const QUOTA_BYTES = 150_000

describe('this shop', () => {
  let shop: Shop
  let app: JourneyApp
  beforeAll(async () => {
    shop = await startShop({ env: { TRUST_PROXY: '1', QUOTA_USER_BYTES: String(QUOTA_BYTES) } })
    app = {
      url: shop.url,
      database: shop.database,
      quotaBytes: QUOTA_BYTES,
      promote: async ({ id }) =>
        void (await shop.database?.query(`update users set role = 'moderator' where id = $1`, [id])),
    }
  })
  afterAll(() => shop?.stop())

  describeJourney(() => app)
  describeGuards(() => app)
})
