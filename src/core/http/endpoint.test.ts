import { Readable } from 'node:stream'
import type { Payload, PayloadRequest } from 'payload'
import { describe, expect, it } from 'vitest'
import { type EndpointContext, endpoint, withParameters } from './endpoint'
import { traitsOf } from './endpointTraits'
import type { HotRequest } from './hotRequest'

const config = { cookiePrefix: 'payload', custom: { schematicShop: { maxBodyBytes: 20 } } }
const payload = { authStrategies: [], config } as unknown as Payload
const answer = async ({ parameters, query, viewer, readObject }: EndpointContext) =>
  Response.json({ parameters, query: query.get('q'), viewer: await viewer(), body: await readObject() })
const own = { path: '/:id', method: 'post', scope: 'edit', handle: answer } as const
const expected = { parameters: { id: 'a' }, query: 'x', viewer: null, body: { b: 1 } }

const hotRequest = (body: string): HotRequest => ({
  method: 'POST',
  url: 'http://shop.invalid/api/things/a?q=x',
  headers: new Headers(),
  signal: new AbortController().signal,
  body: Readable.from([Buffer.from(body)]),
})
const payloadRequest = (body: string, user: object | null = null) =>
  Object.assign(new Request('http://shop.invalid/api/things/a?q=x', { method: 'POST', body }), {
    payload,
    user,
    routeParams: { id: 'a' },
  }) as unknown as PayloadRequest

describe('an endpoint', () => {
  it('answers as one of Payload’s', async () => {
    const response = await endpoint(own).handler(payloadRequest('{"b":1}'))
    expect(await response.json()).toEqual(expected)
  })

  it('answers in front of Next where it is hot, and there alone', async () => {
    expect(traitsOf(endpoint(own)).hot).toBeUndefined()
    const { hot } = traitsOf(endpoint({ ...own, hot: true }))
    expect(await (await hot!(payload, hotRequest('{"b":1}'), { id: 'a' })).json()).toEqual(expected)
  })

  it('reads no more than it takes', async () => {
    const { hot, maxBytes } = traitsOf(endpoint({ ...own, hot: true, maxBytes: 10 }))
    expect(maxBytes).toBe(10)
    await expect(hot!(payload, hotRequest('{"long":"body"}'), {})).rejects.toMatchObject({ code: 'body_too_large' })
  })

  it('reads no more than the app allows, where it says nothing itself', async () => {
    const { hot, maxBytes } = traitsOf(endpoint({ ...own, hot: true }))
    expect(maxBytes).toBeUndefined()
    const { hot: hotter } = traitsOf(endpoint({ ...own, hot: true, maxBytes: 100 }))
    const body = '{"b":"longer than twenty"}'
    await expect(hot!(payload, hotRequest(body), {})).rejects.toMatchObject({ code: 'body_too_large' })
    expect((await hotter!(payload, hotRequest(body), {})).status).toBe(200)
  })

  it.each([
    ['nobody', null, 401, 'sign_in_required'],
    ['somebody suspended', { role: 'moderator', state: 'suspended' }, 403, 'account_suspended'],
    ['no moderator', { role: 'user', state: 'active' }, 403, 'forbidden'],
  ])('tells %s what to do', async (_who, user, status, code) => {
    const moderating = endpoint({
      ...own,
      async handle({ requireModerator }) {
        await requireModerator('moderate')
        return new Response()
      },
    })
    await expect(moderating.handler(payloadRequest('', user))).rejects.toMatchObject({ status, code })
  })

  it('has its parameters translated under either server', async () => {
    const named = withParameters(endpoint({ ...own, hot: true, rate: 'bulk' }), async (_payload, { id }) => ({
      id: `the id of ${id}`,
    }))
    const all = { ...expected, parameters: { id: 'the id of a' } }
    expect(await (await named.handler(payloadRequest('{"b":1}'))).json()).toEqual(all)
    const { hot, rate } = traitsOf(named)
    expect(await (await hot!(payload, hotRequest('{"b":1}'), { id: 'a' })).json()).toEqual(all)
    expect(rate).toBe('bulk')
  })
})
