import { describe, expect, it } from 'vitest'
import type { FindRoute } from './findRoute'
import { rateOf, rateOfPage } from './rateOf'

const routes: Record<string, object> = {
  'GET /api/builds': {},
  'POST /api/builds': { rate: 'upload' },
  'POST /api/graphql': { rate: 'read' },
  'GET /api/media/file/a.png': { rate: 'none' },
}
const findRoute: FindRoute = (method, path) => {
  const traits = routes[`${method === 'HEAD' ? 'GET' : method} ${path}`]
  return traits && { pattern: path, parameters: {}, traits }
}

it.each([
  ['GET', '/api/builds', 'read'],
  ['HEAD', '/api/builds', 'read'],
  ['POST', '/api/builds', 'upload'],
  ['DELETE', '/api/builds', 'write'],
  ['GET', '/api/media/file/a.png', 'none'],
  ['GET', '/api/nothing', 'read'],
  ['POST', '/api/nothing', 'write'],
  ['POST', '/api/graphql', 'read'],
])('counts %s %s as %s', (method, path, rate) => {
  expect(rateOf(findRoute, { method, path, headers: {} })).toBe(rate)
})

describe.each(['x-http-method-override', 'x-payload-http-method-override'])('%s: GET', (name) => {
  it.each([
    ['POST', '/api/builds', 'read'],
    ['POST', '/api/graphql', 'read'],
    ['POST', '/api/GraphQL', 'write'],
    ['PATCH', '/api/builds', 'write'],
  ])('has %s %s counted as %s', (method, path, rate) => {
    expect(rateOf(findRoute, { method, path, headers: { [name]: 'GET' } })).toBe(rate)
  })
})

it.each([
  ['/', 'page'],
  ['/_next/image', 'page'],
  ['/_next/static/a.js', 'none'],
  ['/icons/a.png', 'none'],
])('counts %s as %s', (path, rate) => {
  expect(rateOfPage(path)).toBe(rate)
})
