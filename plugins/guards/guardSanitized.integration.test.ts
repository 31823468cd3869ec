import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, type Payload, reload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeShop, openShop } from '../../tests/integration/support/ownShop'
import { schematicShop } from '..'

let payload: Payload
beforeAll(async () => {
  payload = await openShop()
})
afterAll(() => closeShop(payload))

const preferences = () => payload.config.collections.find(({ slug }) => slug === 'payload-preferences')

it('guards the config that Payload starts with', () => {
  expect(preferences()?.graphQL).toBe(false)
})

it('guards the one that it goes on with after a change, too', async () => {
  const changed = await buildConfig({
    ...(await schematicShop()({
      secret: payload.config.secret,
      db: postgresAdapter({ pool: {}, idType: 'uuidv7' }),
      telemetry: false,
      typescript: { autoGenerate: false },
    })),
  })
  await reload(changed, payload, true)
  expect(payload.config).toBe(changed)
  expect(preferences()?.graphQL).toBe(false)
})
