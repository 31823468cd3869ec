import config from '@payload-config'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { Payload, SanitizedConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askApi, signIn } from '../../tests/integration/support/inProcess'
import { addListed } from '../../tests/integration/support/listed'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { buildContract, type Contract, describeEndpoints, documentationOf } from './buildContract'

/** Payload's own endpoints that are the panel's business, or do nothing here: no collection has versions. */
const ofThePanel = new Set([
  'get /versions',
  'get /versions/:id',
  'post /versions/:id',
  'post /access/:id?',
  'get /paste-url/:id?',
  'post /first-register',
  'get /init',
  'post /verify/:id',
  'get /access',
  'get /og',
  // Accounts are not locked, but slowed down.
  'post /unlock',
])

type Operation = {
  operationId: string
  parameters: { in: string; name: string; required?: boolean }[]
  responses: Record<string, { content?: Record<string, { schema?: object }>; headers?: object }>
  requestBody?: { content: Record<string, unknown> }
}

describe('the contract', () => {
  let shop: SanitizedConfig
  let contract: Contract
  let operations: [name: string, operation: Operation][]

  beforeAll(async () => {
    shop = await config
    contract = JSON.parse(JSON.stringify(buildContract(shop, '1.0.0')))
    operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method} ${path}`,
        operation as Operation,
      ]),
    )
  })

  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone({ ...contract }))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('has every endpoint of the shop', () => {
    const described = new Set(describeEndpoints(shop).map(({ method, path }) => `${method} ${path}`))
    const missing = [
      ...shop.collections
        .filter(({ slug }) => !slug.startsWith('payload-'))
        .flatMap(({ slug, endpoints, access }) =>
          (endpoints || []).map((endpoint) => ({ endpoint, prefix: `/api/${slug}`, access })),
        ),
      ...shop.endpoints.map((endpoint) => ({ endpoint, prefix: '/api', access: undefined })),
    ].filter(({ endpoint, prefix }) => {
      const { method, path } = endpoint
      const isOwn = documentationOf(endpoint) === undefined
      if (isOwn && ofThePanel.has(`${method} ${path}`)) return false
      return !described.has(`${method} ${prefix}${path === '/' ? '' : path}`)
    })
    const written = missing
      .filter(
        ({ endpoint }) => !['post', 'patch', 'delete'].includes(endpoint.method) || !/^\/(:id)?$/.test(endpoint.path),
      )
      .map(({ endpoint, prefix }) => `${endpoint.method} ${prefix}${endpoint.path}`)
    expect(written).toEqual([])
    // Of Payload's writes those are missing, and those alone, that nobody may do.
    const open = { post: 'create', patch: 'update', delete: 'delete' } as const
    const wrong = missing
      .filter(({ endpoint }) => endpoint.method in open && /^\/(:id)?$/.test(endpoint.path))
      .filter(({ endpoint, access }) => {
        const rule = access?.[open[endpoint.method as keyof typeof open]]
        const admin = { req: { user: { id: 'x', role: 'admin', state: 'active' } } }
        return rule?.(admin as never) !== false
      })
    expect(wrong.map(({ endpoint, prefix }) => `${endpoint.method} ${prefix}${endpoint.path}`)).toEqual([])
  })

  it('has nothing that is not there, and nothing of the inside', () => {
    const endpoints = [
      ...shop.collections.flatMap(({ slug, endpoints: own }) =>
        (own || []).map(({ method, path }) => `${method} /api/${slug}${path === '/' ? '' : path}`),
      ),
      ...shop.endpoints.map(({ method, path }) => `${method} /api${path}`),
      'post /api/graphql',
    ].map((one) => one.replace(/:(\w+)/g, '{$1}'))
    expect(operations.map(([name]) => name).filter((name) => !endpoints.includes(name))).toEqual([])
    expect(operations.filter(([name]) => name.includes('payload-'))).toEqual([])
  })

  it('declares each parameter of each path', () => {
    for (const [name, { parameters }] of operations) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
      const declared = parameters.filter((one) => one.in === 'path' && one.required).map((one) => one.name)
      expect({ name, declared: declared.sort() }).toEqual({ name, declared: inPath.sort() })
    }
  })

  it('says of every answer what is in it, and of every failure its form', () => {
    const bare = operations.flatMap(([name, { responses }]) =>
      Object.entries(responses)
        .filter(([status, { content }]) => !content && !['204', '302', '303', '304', '416'].includes(status))
        .map(([status]) => `${name} ${status}`),
    )
    expect(bare).toEqual([])
    expect(
      operations.filter(([, { responses }]) => !Object.keys(responses).some((status) => /^[23]/.test(status))),
    ).toEqual([])
    const ids = operations.map(([, { operationId }]) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names the limits on every answer to what is counted, and on no other', () => {
    const named = operations.map(([name, { responses }]): [string, boolean[]] => [
      name,
      Object.values(responses).map(({ headers = {} }) => 'RateLimit' in headers && 'RateLimit-Policy' in headers),
    ])
    const uncounted = named.filter(([, answers]) => !answers.every(Boolean)).map(([name]) => name)
    expect(uncounted).toEqual(['get /api/media/file/{filename}'])
    expect(named.filter(([name, answers]) => uncounted.includes(name) && answers.some(Boolean))).toEqual([])
  })

  it('asks for what the shop takes', () => {
    const { schemas } = contract.components
    const person = schemas.UserCreate as { required: string[]; properties: object }
    expect(person.required.sort()).toEqual(['email', 'password', 'username'])
    expect(Object.keys(person.properties)).not.toEqual(expect.arrayContaining(['role']))
    for (const name of ['role', 'state', 'collection', 'id', 'sessions'])
      expect(person.properties).not.toHaveProperty(name)
    for (const [name, schema] of Object.entries(schemas).filter(([one]) => /(Create|Update)$/.test(one)))
      for (const own of ['id', 'createdAt', 'updatedAt', 'likeCount', 'downloadCount', 'owner', 'status', 'verdict'])
        if (!(name === 'ReportUpdate' && own === 'status'))
          expect({ name, properties: Object.keys((schema as { properties: object }).properties) }).not.toMatchObject({
            properties: expect.arrayContaining([own]),
          })
    const picture = schemas.MediaUpdate as { properties: object }
    expect(Object.keys(picture.properties)).toEqual(['alt'])
    expect((schemas.UserUpdate as { properties: object }).properties).not.toHaveProperty('username')
    const upload = contract.paths['/api/schematics']?.post as Operation
    expect(Object.keys(upload.requestBody?.content ?? {})).toEqual(['multipart/form-data'])
  })
})

/** Each answer is held against the contract by `askApi` itself. */
describe('an answer', () => {
  let payload: Payload
  let tokens: Record<'owner' | 'moderator' | 'stranger', string | undefined>
  let ids: Record<string, string>

  beforeAll(async () => {
    payload = await openShop()
    const [owner, moderator] = [await addUser(payload), await addUser(payload, 'moderator')]
    tokens = { owner: await signIn(owner.email), moderator: await signIn(moderator.email), stranger: undefined }
    const query = queryIn(payload)
    const build = {
      owner: owner.id,
      tags: ['stone', 'tall'],
      category: 'castles',
      safety: ['command_block'],
      mods: ['create'],
    }
    const schematic = await addListed(query, { title: 'Keep', slug: 'keep-0000abcd', ...build })
    const token = tokens.owner
    const send = async (path: string, body: unknown) =>
      (await askApi('POST', path, { body, ...(token && { token }) })).body.doc
    const list = await send('/lists', { title: 'Mine' })
    const comment = await send('/comments', { schematic, body: 'Well built' })
    await send('/comments', { schematic, body: 'Indeed', parent: comment.id })
    const as = { token: tokens.moderator ?? '' }
    await askApi('PUT', `/lists/${list.id}/items/${schematic}`, { body: { note: 'First' }, ...(token && { token }) })
    await askApi('PUT', `/schematics/${schematic}/like`, as)
    await askApi('PUT', `/profiles/${owner.id}/follow`, as)
    await askApi('PUT', '/tags/stone/follow', as)
    await askApi('POST', '/comments', { body: { schematic, body: 'I like it' }, ...as })
    await askApi('POST', '/reports', {
      body: { kind: 'comment', comment: comment.id, reason: 'spam', text: 'No' },
      ...as,
    })
    ids = { schematic, list: list.id, comment: comment.id, owner: owner.id }
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  const everybody = ['owner', 'moderator', 'stranger'] as const
  const ask = (method: string, path: string, who: (typeof everybody)[number], body?: unknown) => {
    const token = tokens[who]
    return askApi(method, path, { ...(body !== undefined && { body }), ...(token && { token }) })
  }

  it.each(everybody)('is as the contract says, for the %s, of every collection at every depth', async (who) => {
    const shop = await config
    for (const { slug } of shop.collections.filter((one) => !one.slug.startsWith('payload-')))
      for (const depth of [0, 1, 2]) {
        const { body } = await ask('GET', `/${slug}?depth=${depth}`, who)
        await ask('GET', `/${slug}/count`, who)
        for (const { id } of body.docs?.slice(0, 3) ?? [])
          expect((await ask('GET', `/${slug}/${id}?depth=${depth}`, who)).status).toBe(200)
      }
  })

  it.each(everybody)('is so for the %s who reads what the shop adds', async (who) => {
    const { schematic } = ids
    for (const path of [
      '/schematics/search',
      '/schematics/search?q=keep&format=sponge&sort=relevance',
      '/schematics/search?sort=nothing',
      '/schematics/suggest?q=ke',
      '/schematics/suggest?q=ke&kind=tags',
      '/schematics/feed',
      `/schematics/${schematic}/summary`,
      `/schematics/${schematic}/conversions`,
      `/schematics/${schematic}/download`,
      `/schematics/${schematic}/download?format=litematic`,
      `/schematics/${schematic}/download?format=bmp`,
      `/schematics/${schematic}/events`,
      `/uploads/journeys?ids=${schematic}`,
      '/uploads',
      '/notifications/latest',
      '/notifications/choices',
      `/lists/choices?schematic=${schematic}`,
      '/users/me',
      '/users/sessions',
      '/users/change-email',
      '/oembed?url=http://localhost:3000/schematics/keep-0000abcd',
      '/oembed?url=http://localhost:3000/schematics/keep-0000abcd&format=xml',
      '/health',
      '/health/live',
      '/metrics',
      '/openapi.json',
      '/docs',
      '/docs/start.js',
      '/docs/swagger-ui.css',
      '/docs/none',
      '/files/x?expires=1&signature=x',
    ])
      await ask('GET', path, who)
  })

  it.each(everybody)('is so for the %s who writes by what the shop adds', async (who) => {
    const { schematic, list, owner } = ids
    for (const [method, path, body] of [
      ['PUT', `/schematics/${schematic}/like`],
      ['DELETE', `/schematics/${schematic}/like`],
      ['PUT', `/profiles/${owner}/follow`],
      ['DELETE', `/profiles/${owner}/follow`],
      ['PUT', `/lists/${list}/items/${schematic}`, {}],
      ['PATCH', `/lists/${list}/order`, { schematic, before: schematic }],
      ['DELETE', `/lists/${list}/items/${schematic}`],
      ['PUT', `/schematics/${schematic}/details`, { title: 'Keep', tags: ['stone'] }],
      ['PUT', `/schematics/${schematic}/gallery`, { pictures: [] }],
      ['POST', '/schematics/bulk', { ids: [schematic, 'none'], action: 'visibility', visibility: 'public' }],
      ['POST', '/uploads', { filename: 'a.schem', bytes: 100 }],
      ['POST', '/uploads/check', { filename: 'a.schem', bytes: 0 }],
      ['POST', '/notifications/read', { all: true }],
      ['POST', '/notifications/choices', { choices: [{ kind: 'likes', channel: 'mail', wanted: false }] }],
      ['PATCH', `/schematics/${schematic}`, { title: 'Keep' }],
      ['PATCH', `/profiles/${owner}`, { bio: 'Builds', links: [{ label: 'Home', url: 'https://example.org' }] }],
      ['POST', '/users/change-password', { password: 'wrong', newPassword: 'another horse battery' }],
      ['POST', '/users/change-email', { password: 'wrong', email: 'a@test.invalid' }],
      ['POST', '/users/confirm-email', { token: 'none' }],
      ['POST', '/users/login', { email: 'nobody@test.invalid', password: 'wrong' }],
      ['POST', '/users/forgot-password', { email: 'nobody@test.invalid' }],
      ['POST', '/users/reset-password', { token: 'none', password: 'another horse battery' }],
      ['POST', '/users/refresh-token'],
      ['DELETE', '/users/sessions/none'],
      ['DELETE', `/schematics/${schematic}/versions/none`],
      ['POST', '/schematic-files/none/retry'],
      ['POST', '/schematics', {}],
      ['POST', '/notifications/unsubscribe?token=none'],
      ['POST', '/comments', { schematic: 'no-such-build', body: 'Where' }],
      ['POST', '/reports', { kind: 'comment', comment: ids.comment, reason: 'spam' }],
      ['POST', '/lists', { title: '' }],
      ['PATCH', '/lists/no-such-list', { title: 'Mine' }],
      ['DELETE', '/lists/no-such-list'],
    ] as const)
      await ask(method, path, who, body)
  })
})
