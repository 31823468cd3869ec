import type { Endpoint, SanitizedConfig } from 'payload'
import { expect, it } from 'vitest'
import { endpoint as shopEndpoint } from './endpoint'
import { routesOf } from './findRoute'

const endpoint = (method: Endpoint['method'], path: string): Endpoint => ({
  method,
  path,
  handler: () => new Response(),
})
const handle = async () => new Response()
const hot = (method: 'get' | 'post', path: string) =>
  shopEndpoint({ path, method, scope: 'edit', hot: true, rate: 'bulk', handle })
const find = routesOf({
  routes: { api: '/api', graphQL: '/graphql' },
  endpoints: [endpoint('get', '/health'), hot('get', '/files/:id')],
  collections: [
    { slug: 'hidden', endpoints: false },
    {
      slug: 'builds',
      endpoints: [
        hot('post', '/'),
        endpoint('post', '/'),
        endpoint('get', '/'),
        endpoint('get', '/:id'),
        endpoint('patch', '/:id'),
        endpoint('delete', '/:key'),
        endpoint('post', '/login'),
        endpoint('post', '/access/:id?'),
      ],
    },
  ],
} as unknown as SanitizedConfig)

it.each([
  ['GET', '/api/health', '/api/health'],
  ['HEAD', '/api/builds', '/api/builds'],
  ['PATCH', '/api/builds/5', '/api/builds/:id'],
  ['DELETE', '/api/builds/5', '/api/builds/:id'],
  ['POST', '/api/builds/login', '/api/builds/login'],
  ['POST', '/api/builds/access', '/api/builds/access'],
  ['POST', '/api/builds/access/5', '/api/builds/access/:id'],
  ['OPTIONS', '/api/builds/login', '/api/builds/login'],
  ['POST', '/api/graphql', '/api/graphql'],
])('%s %s is passed on to %s', (method, path, pattern) => {
  expect(find(method, path)).toMatchObject({ pattern, traits: {} })
})

it.each([
  ['GET', '/api/files/a', { id: 'a' }],
  ['POST', '/api/builds', {}],
])('%s %s is answered here', (method, path, parameters) => {
  expect(find(method, path)).toMatchObject({ traits: { hot: expect.any(Function), rate: 'bulk' }, parameters })
})

it.each([
  ['PUT', '/api/builds', ['GET', 'POST']],
  ['GET', '/api/builds/login', ['POST']],
  ['POST', '/api/builds/5', ['DELETE', 'GET', 'PATCH']],
  ['PROPFIND', '/api/health', ['GET']],
  ['PURGE', '/api/graphql', ['POST']],
])('%s %s is not allowed, but others are', (method, path, allowed) => {
  expect(find(method, path)).toMatchObject({ allowed })
})

it.each(['/api', '/api/nothing', '/api/Health', '/api/hidden', '/api/globals/health', '/api/builds/5/6', '/health'])(
  '%s leads nowhere',
  (path) => {
    expect(find('GET', path)).toBeUndefined()
  },
)
