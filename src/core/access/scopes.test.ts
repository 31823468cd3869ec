import { describe, expect, it } from 'vitest'
import { grantOf, hasScope, requireScope, scopeOfOperation, sentKey } from './scopes'

const key = (...scopes: string[]) => ({ _strategy: 'shop-key', _keyId: 'k', _scopes: scopes })
const session = { _strategy: 'local-jwt', role: 'user' }

describe('what a key may', () => {
  it.each([
    ['a session, of anything', session, null, true],
    ['nobody, as far as keys go', null, 'read', true],
    ['a key with the scope', key('read', 'upload'), 'upload', true],
    ['a key with others', key('read'), 'upload', false],
    ['a key with all, of what no key may', key('read', 'moderate'), null, false],
    ['a key without any', { _strategy: 'shop-key' }, 'read', false],
  ] as const)('is asked of %s', (_who, user, scope, answer) => {
    expect(hasScope(user, scope)).toBe(answer)
  })

  it('names the scope that is missing', () => {
    expect(() => requireScope(key('read'), 'upload')).toThrow(
      expect.objectContaining({ code: 'missing_scope', status: 403, details: { scope: 'upload' } }),
    )
    expect(() => requireScope(key('read'), null)).toThrow(expect.objectContaining({ code: 'session_required' }))
    expect(() => requireScope(session, null)).not.toThrow()
  })

  it('is nothing of what is not in the table', () => {
    expect(scopeOfOperation('schematics', 'update')).toBe('edit')
    expect(scopeOfOperation('schematics', 'unlock')).toBeNull()
    expect(scopeOfOperation('users', 'read')).toBeNull()
    expect(scopeOfOperation(undefined, 'read')).toBeNull()
  })
})

it.each([
  ['Bearer ssk_a_b', 'ssk_a_b'],
  ['bearer  ssk_a', 'ssk_a'],
  ['Bearer eyJ', undefined],
  ['JWT ssk_a', undefined],
  ['', undefined],
])('finds a key in %s', (authorization, found) => {
  expect(sentKey(new Headers({ authorization }))).toBe(found)
})

it('tells a key from a session', () => {
  expect([grantOf(session), grantOf(null), grantOf(key('read'))]).toEqual([
    undefined,
    undefined,
    { keyId: 'k', scopes: ['read'] },
  ])
})
