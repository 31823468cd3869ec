import { PutBucketCorsCommand } from '@aws-sdk/client-s3'
import { expect, test } from '@playwright/test'
import { missingReason } from '../services/availability'
import { getRadosgw } from '../setup/services'
import { type Shop, startShop } from '../setup/shop'
import { largeBuild, signUpIn } from './support/uploads'

const missing = missingReason('radosgw')
test.skip(missing !== null, missing ?? '')

const ways = [
  { how: 'straight to a bucket that lets the page in', hasCors: true },
  { how: 'through the shop where the bucket does not', hasCors: false },
]

for (const { how, hasCors } of ways)
  test.describe(how, () => {
    let shop: Shop
    let endpoint: string

    test.beforeAll(async () => {
      test.setTimeout(300_000)
      const s3 = await getRadosgw()
      endpoint = s3.endpoint
      const bucket = await s3.createBucket()
      shop = await startShop({ env: s3.env(bucket) })
      if (hasCors)
        await s3.client().send(
          new PutBucketCorsCommand({
            Bucket: bucket,
            CORSConfiguration: {
              CORSRules: [{ AllowedOrigins: [shop.url], AllowedMethods: ['PUT'], AllowedHeaders: ['*'] }],
            },
          }),
        )
    })
    test.afterAll(() => shop?.stop())

    test('a large file goes in parts', async ({ browser }) => {
      const context = await browser.newContext({ baseURL: shop.url })
      const page = await context.newPage()
      const sent: string[] = []
      page.on('requestfinished', (request) => {
        if (request.method() === 'PUT') sent.push(new URL(request.url()).origin)
      })
      await signUpIn(page, shop)
      await page.goto('/upload')
      await page.getByLabel('Build files').setInputFiles(largeBuild('to-the-bucket.schem'))
      await page.getByRole('button', { name: 'Upload and publish' }).click()
      await expect(page.getByRole('link', { name: 'View build' })).toBeVisible({ timeout: 80_000 })
      expect(sent).toEqual(Array(3).fill(hasCors ? endpoint : shop.url))
      await context.close()
    })
  })
