import { expect, it } from 'vitest'
import { canonicalTarget } from './canonicalTarget'

it.each([
  ['/api/users', '/api/users'],
  ['/api/./users', '/api/users'],
  ['/api/%2e/users', '/api/users'],
  ['/api/%2E%2e/api/users', '/api/users'],
  ['/api/x/../users', '/api/users'],
  ['/api/users#x', '/api/users'],
  ['//api///users//', '/api/users'],
  ['/api/users/', '/api/users'],
  ['/api\\users', '/api/users'],
  ['/%61pi/us%65rs', '/api/users'],
  ['http://other.example/api/users?a=b', '/api/users?a=b'],
  ['/api/users/log%2Din?next=%2Fmy%00'.replace('%00', ''), '/api/users/log-in?next=%2Fmy'],
  ['/api/users%2Flogin', '/api/users%2Flogin'],
  ['/tags/caf%C3%A9', '/tags/caf%C3%A9'],
  ['/tags/', '/tags/'],
  ['/', '/'],
  ['//evil.example/x', '/evil.example/x'],
  ['/api/users%252e', '/api/users%252e'],
])('%s is %s', (target, canonical) => {
  expect(canonicalTarget(target)).toBe(canonical)
})

it.each([
  '/%',
  '/a%0',
  '/%zz',
  '/tags/%00',
  '/%ff',
  '/%ED%A0%80',
  '/search?q=%00',
  '*',
  'ftp://x/y',
  'example.org:443',
])('%s is refused', (target) => {
  expect(() => canonicalTarget(target)).toThrow(expect.objectContaining({ status: 400, code: 'bad_request' }))
})
