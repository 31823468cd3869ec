import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, type CollectionConfig, type Config, type SanitizedConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { schematicShop } from '..'
import { guardSanitized } from './guardSanitized'

const SERVER = 'https://app.test.invalid'
const files: CollectionConfig = { slug: 'files-of-app', fields: [], upload: true }

async function guard(more: Partial<Config> = {}) {
  const app: Config = {
    secret: 'a-secret-for-tests-that-is-long-enough',
    db: postgresAdapter({ pool: {}, idType: 'uuidv7' }),
    collections: [files],
    telemetry: false,
    typescript: { autoGenerate: false },
    ...more,
  }
  const config = await buildConfig({ ...(await schematicShop()(app)) })
  guardSanitized(config)
  return config
}

const find = ({ collections }: SanitizedConfig, wanted: string) => collections.find(({ slug }) => slug === wanted)

describe('what an app has beside the shop', () => {
  it('keeps the routes that Payload gives it', async () => {
    const config = await guard()
    const pathsOf = (slug: string) => (find(config, slug)?.endpoints || []).map(({ path }) => path)
    expect(pathsOf('files-of-app')).toContain('/paste-url/:id?')
    expect(pathsOf('media').filter((path) => path.startsWith('/paste-url'))).toEqual([])
    expect(config.endpoints.map(({ path }) => path)).not.toContain('/og')
  })

  it('keeps its uploads without a receipt', async () => {
    expect(find(await guard(), 'files-of-app')?.upload).not.toHaveProperty('requiresClientUploadReceipt')
  })
})

describe('folders and presets of queries that an app has in its panel', () => {
  it.each(['payload-folders', 'payload-query-presets'])('are for those who use it: %s', async (slug) => {
    const config = await guard({
      collections: [{ slug: 'pages', fields: [], folders: true, enableQueryPresets: true }],
    })
    const { create } = find(config, slug)?.access ?? {}
    const mayCreate = (role: string) =>
      create?.({ req: { user: { role, state: 'active', collection: 'users' }, payload: { config } } } as never)
    expect(await mayCreate('user')).toBe(false)
    expect(await mayCreate('admin')).not.toBe(false)
  })
})

describe('the origins that Payload takes cookies from', () => {
  it('are checked by the guard where the app names none', async () => {
    expect((await guard({ serverURL: SERVER })).csrf).toEqual([])
  })

  it('stay where it does, its own among them', async () => {
    const front = 'https://front.test.invalid'
    expect((await guard({ serverURL: SERVER, csrf: [front] })).csrf).toEqual([front, SERVER])
  })
})
