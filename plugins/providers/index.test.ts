import { expect, it } from 'vitest'
import { listContributions } from '../../tests/support/buildRooms'
import { providers } from '.'
import { providerOptions } from './types'

it('is built with nothing beside it but the nouns', async () => {
  expect(await listContributions(providers())).toEqual({
    endpoints: [
      'GET /auth/providers',
      'GET /auth/providers/linked',
      'POST /auth/providers/sign-up',
      'POST /auth/providers/:provider',
      'DELETE /auth/providers/:provider',
      'POST /auth/providers/:provider/link',
      'GET /auth/providers/:provider/callback',
    ],
    queues: [],
    collections: [],
  })
})

it('takes providers that are whole, each by a name of its own', () => {
  const keep = (signIn: unknown) => () => providerOptions.keep({ kept: new Map() } as never, { signIn } as never)
  const one = { kind: 'github', name: 'github', label: 'GitHub', clientId: 'a', clientSecret: 'b' }
  expect(keep([one])).not.toThrow()
  for (const wrong of [
    [one, one],
    [{ ...one, kind: 'oidc' }],
    [{ ...one, clientSecret: '' }],
    [{ ...one, name: 'Git Hub' }],
  ])
    expect(keep(wrong)).toThrow('It must be a list of providers')
})
