import { expect, it } from 'vitest'
import { limitRequests } from './limitRequests'

const send = (address: string, path: string, headers: Record<string, string> = {}) =>
  limitRequests(
    { rateLimit: true, trustedProxies: 0 },
    { method: 'POST', headers: { 'x-shop-remote-address': address, ...headers } },
    path,
  )

it.each(['x-http-method-override', 'x-payload-http-method-override'])(
  'counts GraphQL as writing whatever %s says, and what Payload reads by a POST as reading',
  async (name) => {
    const address = `203.0.113.${name.length}`
    for (let count = 0; count < 300; count++) await send(address, '/api/GraphQL', { [name]: 'GET' })
    await expect(send(address, '/api/graphql', { [name]: 'GET' })).rejects.toMatchObject({ code: 'too_many_requests' })
    await expect(send(address, '/api/comments', { [name]: 'GET' })).resolves.toBeUndefined()
  },
)
