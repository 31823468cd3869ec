import { engineLimits } from '@jobs/engine/types'
import { workerOptions } from '@jobs/types'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { configToSchema } from '@payloadcms/graphql'
import { buildConfig, type CollectionConfig, type Config, type SanitizedConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { type Capability, capabilities } from '@/core/context/options'
import { schematicShop } from '.'
import { accountOptions } from './accounts/types'
import { graphqlOptions } from './graphql/types'
import { healthOptions } from './health/types'
import { quotaByRole } from './quotas/queries/quotaByRole'
import type { ShopOptions } from './types'
import { uploadOptions } from './uploads/types'

const members: CollectionConfig = {
  slug: 'members',
  auth: true,
  access: { admin: () => true },
  hooks: { afterChange: [() => undefined] },
  endpoints: [{ path: '/greet', method: 'get', handler: () => new Response('hello') }],
  fields: [{ name: 'nickname', type: 'text' }],
}
const posts: CollectionConfig = { slug: 'posts', fields: [{ name: 'title', type: 'text' }] }

/** An app of someone else's, which nobody may change: what tries to throws. */
const deepFreeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
const appOf = (more: Partial<Config> = {}): Config =>
  deepFreeze({
    secret: 'a-secret-for-tests-that-is-long-enough',
    db: postgresAdapter({ pool: {}, idType: 'uuidv7' }),
    admin: { user: 'members' },
    collections: [members, posts],
    telemetry: false,
    typescript: { autoGenerate: false },
    ...more,
  })

/** What only one capability does. */
const OPERATIONS: [Capability, RegExp][] = [
  ['comments', /Comments?$/],
  ['likes', /Likes?$|^likeSchematic/],
  ['follows', /^(un)?follow|Follows?$/],
  ['lists', /(?<!block)Lists?$|ListItems?$/],
  ['notifications', /Notifications?$/],
  ['reports', /Reports?$/],
]

const addTo = async (app: Config, options: ShopOptions): Promise<SanitizedConfig> =>
  buildConfig({ ...(await schematicShop(options)(app)) })
const options = { slugs: { users: 'members' } } as const
const find = ({ collections }: SanitizedConfig, slug: string) => collections.find((one) => one.slug === slug)

describe('an app of its own', () => {
  it('gets the shop and keeps what it had, unchanged', { timeout: 60_000 }, async () => {
    const config = await addTo(appOf(), options)
    expect(config.collections.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['members', 'posts', 'schematics', 'schematic-files', 'media', 'comments', 'reports']),
    )
    expect(find(config, 'users')).toBeUndefined()
    const own = find(config, 'members')
    const names = own?.fields.flatMap((field) => ('name' in field ? [field.name] : []))
    expect(names).toEqual(expect.arrayContaining(['nickname', 'username', 'role', 'state']))
    expect(own?.endpoints).toEqual(expect.arrayContaining([expect.objectContaining({ path: '/greet' })]))
    expect(own?.hooks.afterChange.length).toBeGreaterThan(1)
    expect(own?.access.admin).toBe(members.access?.admin)
  })

  it('has every relation lead to its own collections', async () => {
    const config = await addTo(appOf(), { slugs: { ...options.slugs, media: 'build-images' } })
    const preview = find(config, 'schematics')?.flattenedFields.find(({ name }) => name === 'preview')
    expect(preview).toMatchObject({ relationTo: 'build-images' })
    expect(contextOf(config).names).toMatchObject({ users: 'members', media: 'build_images', schematics: 'schematics' })
  })

  it('has GraphQL for members and posts, whose fields and inputs stay as Payload makes them', async () => {
    const { schema } = configToSchema(await addTo(appOf(), options))
    const [queries, mutations] = [schema.getQueryType()?.getFields(), schema.getMutationType()?.getFields()]
    expect(Object.keys(mutations ?? {})).toEqual(
      expect.arrayContaining(['loginMember', 'resetPasswordMember', 'createPost', 'duplicatePost', 'likeSchematic']),
    )
    expect(Object.keys(queries ?? {})).toEqual(expect.arrayContaining(['Access', 'docAccessPost', 'searchSchematics']))
    expect(Object.keys(queries ?? {})).not.toContain('docAccessMember')
    const argumentsOf = (name: string) => queries?.[name]?.args.map((argument) => argument.name)
    expect(argumentsOf('Posts')).toEqual(expect.arrayContaining(['draft', 'pagination', 'trash']))
    expect(argumentsOf('Schematics')).not.toContain('pagination')
    const input = schema.getType('mutationPostInput')
    expect(input && 'getFields' in input ? Object.keys(input.getFields()) : []).toEqual(
      expect.arrayContaining(['title', 'createdAt', 'updatedAt']),
    )
  })

  it('keeps its hooks and endpoints', async () => {
    const config = await addTo(
      appOf({
        hooks: { afterError: [() => undefined] },
        endpoints: [{ path: '/ping', method: 'get', handler: () => new Response('pong') }],
      }),
      options,
    )
    expect(config.endpoints.map(({ path }) => path)).toEqual(expect.arrayContaining(['/ping', '/uploads']))
    expect(config.hooks?.afterError?.length).toBeGreaterThan(1)
  })

  it('keeps its panel, its translations and its stricter limits, unchanged', async () => {
    const admin: Config['admin'] = {
      user: 'members',
      dependencies: { clock: { path: '/Clock', type: 'component' } },
      components: { providers: ['/Theme'], beforeDashboard: ['/Greeting'], graphics: { Logo: '/Logo' } },
    }
    const config = await schematicShop(options)(
      appOf({
        admin,
        i18n: { fallbackLanguage: 'de', translations: { de: { general: { save: 'Sichern' } } } },
        graphQL: { maxComplexity: 42 },
        collections: [{ ...members, auth: { maxLoginAttempts: 3, tokenExpiration: 99 } }],
      }),
    )
    expect(config.admin).toMatchObject({
      dependencies: admin.dependencies,
      components: { graphics: { Logo: '/Logo' } },
    })
    expect(config.admin?.components?.providers?.[0]).toBe('/Theme')
    expect(config.admin?.components?.beforeDashboard?.[0]).toBe('/Greeting')
    expect(config.i18n).toMatchObject({
      fallbackLanguage: 'de',
      translations: { de: { general: { save: 'Sichern' } }, fr: expect.anything() },
    })
    expect(config.graphQL?.maxComplexity).toBe(42)
    const own = config.collections?.find(({ slug }) => slug === 'members')
    // Guesses are slowed down by the shop, which locks no owner out.
    expect(own?.auth).toMatchObject({ tokenExpiration: 99, maxLoginAttempts: 0 })
  })

  it('waits for its own start first', async () => {
    const order: string[] = []
    const onInit = async () => {
      order.push('app')
    }
    const config = await addTo(appOf({ onInit }), options)
    // The shop's own start then finds no database.
    await expect(config.onInit?.({ config } as never)).rejects.toThrow()
    expect(order).toEqual(['app'])
  })

  it('changes collections by the names that the shop gives them', async () => {
    const config = await addTo(appOf(), {
      ...options,
      collections: {
        schematics: ({ defaultCollection }) => ({
          ...defaultCollection,
          fields: [...defaultCollection.fields, { name: 'season', type: 'text' }],
        }),
      },
    })
    expect(find(config, 'schematics')?.flattenedFields.map(({ name }) => name)).toContain('season')
  })

  it('turns a capability off, whose tables stay', async () => {
    const config = await addTo(appOf(), { ...options, capabilities: { lists: false } })
    const lists = find(config, 'lists')
    expect(lists?.flattenedFields.map(({ name }) => name)).toContain('title')
    expect(lists?.graphQL).toMatchObject({ disableQueries: true, disableMutations: true })
    for (const operation of ['create', 'read', 'update', 'delete'] as const)
      expect(await lists?.access[operation]?.({ req: { user: { role: 'admin', state: 'active' } } } as never)).toBe(
        false,
      )
  })
})

describe('each capability', () => {
  it.each([[...capabilities], ...capabilities.map((name) => [name])])(
    'is off in GraphQL, too: %s',
    async (...off) => {
      const config = await addTo(appOf(), {
        ...options,
        capabilities: Object.fromEntries(off.map((name) => [name, false])),
      })
      const { schema } = configToSchema(config)
      const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
        Object.keys(type?.getFields() ?? {}),
      )
      expect(operations).toEqual(expect.arrayContaining(['Schematics', 'createPost']))
      expect(
        operations.filter((name) => OPERATIONS.some(([of, pattern]) => off.includes(of) && pattern.test(name))),
      ).toEqual([])
    },
    60_000,
  )
})

describe('the options of an app', () => {
  it('reach the rooms and the core', { timeout: 60_000 }, async () => {
    const config = await addTo(appOf(), {
      ...options,
      maxPageSize: 20,
      actionLimits: { comment: { minute: 1 } },
      uploads: { maxFileBytes: 5 },
      quotas: { premium: 7 },
      graphql: { maxComplexity: 90 },
      health: { metricsToken: 'a token' },
      engine: { maxVolume: 1_000 },
      worker: { concurrency: 2 },
    })
    const context = contextOf(config)
    expect(context.maxPageSize).toBe(20)
    expect(context.actionLimits.comment).toEqual({ minute: 1, hour: 100 })
    expect(uploadOptions.of(context)).toEqual({ ...uploadOptions.defaults, maxFileBytes: 5 })
    expect(quotaByRole(context)).toMatchObject({ user: 1024 ** 3, premium: 7, admin: null })
    expect(config.graphQL.maxComplexity).toBe(90)
    expect(healthOptions.of(context).metricsToken).toBe('a token')
    expect(engineLimits(context)).toMatchObject({ volume: 1_000, axis: 65_535 })
    expect(workerOptions.of(context).concurrency).toBe(2)
  })

  it('are those of the design where it chooses none', async () => {
    const context = contextOf(await addTo(appOf(), options))
    expect([context.maxBodyBytes, context.maxPageSize]).toEqual([1024 ** 2, 100])
    expect(uploadOptions.of(context).maxFileBytes).toBe(64 * 1024 ** 2)
    expect(engineLimits(context)).toMatchObject({
      inflatedBytes: 512 * 1024 ** 2,
      axis: 65_535,
      volume: 134_217_728,
      depth: 512,
      palette: 65_536,
      regions: 1_024,
    })
    expect(graphqlOptions.of(context)).toEqual({ maxDepth: 8, maxAliases: 15, maxComplexity: 500 })
    expect(quotaByRole(context)).toEqual({ user: 1024 ** 3, premium: 10 * 1024 ** 3, moderator: null, admin: null })
    expect(accountOptions.of(context)).toMatchObject({ maxFailedSignIns: 5, lockMinutes: 10 })
  })
})

describe('what is wrong is said as the app starts', () => {
  it.each<[string, ShopOptions, Partial<Config>, RegExp]>([
    [
      'a slug that is taken',
      options,
      { collections: [members, { slug: 'media', fields: [] }] },
      /slugs: { media: 'build-media' }/,
    ],
    ['a collection that nobody can sign in with', { slugs: { users: 'posts' } }, {}, /"posts" has no auth/],
    [
      'a field of its own by the name of the shop’s',
      options,
      { collections: [{ ...members, fields: [{ name: 'role', type: 'text' }] }] },
      /has a field "role"/,
    ],
    [
      'a collection that there is not',
      { slugs: { pictures: 'images' } as never },
      {},
      /slugs\.pictures is no collection/,
    ],
    ['a slug that is none', { slugs: { users: 'members', media: 'Build Images' } }, {}, /slugs\.media must be/],
    [
      'two collections of one slug',
      { slugs: { users: 'members', tags: 'labels', categories: 'labels' } },
      {},
      /are both "labels"/,
    ],
    [
      'a capability that there is not',
      { ...options, capabilities: { chat: false } as never },
      {},
      /capabilities\.chat does not exist/,
    ],
    ['an API elsewhere', options, { routes: { api: '/rest' } }, /routes\.api is "\/rest"/],
    ['a panel elsewhere', options, { routes: { admin: '/cms' } }, /routes\.admin is "\/cms"/],
    ['a table by another name', options, { collections: [{ ...members, dbName: 'people' }] }, /"members" has a dbName/],
    [
      'a table of the shop’s by another name',
      {
        ...options,
        collections: { tags: ({ defaultCollection }) => ({ ...defaultCollection, dbName: 'labels' }) },
      },
      {},
      /"tags" has a dbName/,
    ],
    [
      'users who sign in with a name',
      options,
      { collections: [{ ...members, auth: { loginWithUsername: true } }] },
      /"members" has auth\.loginWithUsername/,
    ],
    [
      'users without passwords',
      options,
      { collections: [{ ...members, auth: { disableLocalStrategy: true } }] },
      /"members" has auth\.disableLocalStrategy/,
    ],
    [
      'users without sessions',
      options,
      { collections: [{ ...members, auth: { useSessions: false } }] },
      /"members" has auth\.useSessions: false/,
    ],
    ['a schema of jobs that is none', { ...options, jobSchema: 'Jobs; drop' }, {}, /jobSchema is "Jobs; drop"/],
    [
      'an option that there is not',
      { ...options, maxUploadBytes: 5 } as never,
      {},
      /^schematicShop: maxUploadBytes does not exist\. There are slugs, .*uploads/,
    ],
    [
      'an option of a room that there is not',
      { ...options, uploads: { maxBytes: 5 } as never },
      {},
      /^schematicShop: uploads\.maxBytes does not exist\. There are maxFileBytes, /,
    ],
    [
      'a number out of range',
      { ...options, engine: { maxAxis: 70_000 } },
      {},
      /^schematicShop: engine\.maxAxis is 70000\. It must be a whole number from 1 to 65535\.$/,
    ],
    ['no options at all', null as never, {}, /^schematicShop: its argument is null\. It must be an object/],
    [
      'an event that there is not',
      { ...options, events: { publishd: async () => {} } as never },
      {},
      /events\.publishd/,
    ],
    [
      'an event that nothing is called for',
      { ...options, events: { liked: 'x' } as never },
      {},
      /events\.liked is "x"/,
    ],
    ['a flag that is none', { ...options, migrateAtBoot: 'yes' as never }, {}, /migrateAtBoot is "yes"/],
    ['an address that is none', { ...options, publicUrl: 'builds.example' }, {}, /publicUrl is "builds\.example"/],
    ['an address of another kind', { ...options, serverUrl: 'file:///tmp' }, {}, /serverUrl is "file:/],
    ['a server that is none', options, { serverURL: 'builds.example' }, /serverURL is "builds\.example"/],
    ['a bucket without a name', { ...options, s3: {} as never }, {}, /s3 must name a bucket/],
    [
      'half a key of a bucket',
      { ...options, s3: { bucket: 'a', region: 'b', forcePathStyle: true, accessKeyId: 'c' } },
      {},
      /belong together/,
    ],
    [
      'a port that is none',
      { ...options, scanner: { clamd: { port: Number.NaN } } },
      {},
      /scanner\.clamd\.port is NaN/,
    ],
    ['jobs among the tables of Payload', { ...options, jobSchema: 'public' }, {}, /jobSchema is "public"/],
    ['a rate that is none', { ...options, rates: { read: null as never } }, {}, /rates\.read is null/],
    ['a slug of Payload', { slugs: { ...options.slugs, likes: 'payload-jobs' } }, {}, /begins with "payload-"/],
    [
      'a slug at the address of something else',
      { slugs: { ...options.slugs, likes: 'graphql' } },
      {},
      /\/api\/graphql/,
    ],
    ['a slug that is too long', { slugs: { ...options.slugs, likes: 'x'.repeat(31) } }, {}, /longer than 30/],
    [
      'two slugs of one table',
      { slugs: { ...options.slugs, likes: 'list-items', listItems: 'list_items' } },
      {},
      /table "list_items"/,
    ],
    [
      'a slug whose table the shop has',
      { slugs: { ...options.slugs, likes: 'search-words' } },
      {},
      /table "search_words"/,
    ],
    [
      'a collection whose table the shop has',
      options,
      { collections: [members, { slug: 'conversions', fields: [] }] },
      /table of the app's collection "conversions"/,
    ],
    [
      'an override that gives nothing',
      { ...options, collections: { likes: (() => undefined) as never } },
      {},
      /collections\.likes must keep the slug/,
    ],
    [
      'an override without what the shop needs',
      { ...options, collections: { comments: ({ defaultCollection }) => ({ ...defaultCollection, fields: [] }) } },
      {},
      /collections\.comments must keep the field/,
    ],
    [
      'an override that takes no files',
      { ...options, collections: { media: ({ defaultCollection }) => ({ ...defaultCollection, upload: false }) } },
      {},
      /collections\.media must keep `upload`/,
    ],
    ['no secret', options, { secret: '' }, /no `secret`/],
    ['another database', options, { db: { name: 'mongoose', init: () => ({}) } as never }, /must be Postgres/],
  ])('%s', async (_what, given, more, message) => {
    await expect(addTo(appOf(more), given)).rejects.toThrow(message)
  })

  it.each<[string, Partial<Parameters<typeof postgresAdapter>[0]>, RegExp]>([
    ['ids that are numbers', { idType: 'serial' }, /ids must be UUIDs/],
    ['a schema that isn’t public', { schemaName: 'cms' }, /Remove schemaName: 'cms'/],
    ['tables of relations by another name', { relationshipsSuffix: '_links' }, /Remove relationshipsSuffix/],
  ])('%s', async (_what, given, message) => {
    const db = postgresAdapter({ pool: {}, idType: 'uuidv7', ...given })
    const config = await addTo(appOf({ db }), options)
    expect(() => config.db.init({ payload: { config } as never })).toThrow(message)
  })

  it.each([
    ['siteMembers', 'site_members'],
    ['site_members', 'site_members'],
    ['site-members', 'site_members'],
  ])('and nothing of the slug %s, whose table is %s', async (slug, table) => {
    const app = appOf({ admin: { user: slug }, collections: [{ ...members, slug }] })
    expect(contextOf(await addTo(app, { slugs: { users: slug } })).names.users).toBe(table)
  })
})
