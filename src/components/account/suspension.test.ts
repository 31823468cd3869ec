import { expect, it } from 'vitest'
import { suspensionIn } from './suspension'

const refused = { code: 'account_suspended', message: 'This account is suspended.', appealToken: 'token' }

it('reads why, until when, and how to appeal', () => {
  const until = '2030-01-31T12:00:00.000Z'
  expect(suspensionIn({ errors: [{ ...refused, reason: 'Spam', until }] })).toEqual({
    reason: 'Spam',
    until,
    appealToken: 'token',
  })
  expect(suspensionIn({ errors: [{ ...refused, reason: null, until: null }] })).toEqual({
    reason: null,
    until: null,
    appealToken: 'token',
  })
})

it.each([
  undefined,
  { errors: [] },
  { errors: [{ ...refused, code: 'wrong_credentials' }] },
  { errors: [{ ...refused, appealToken: undefined }] },
])('finds none in %j', (body) => {
  expect(suspensionIn(body)).toBeUndefined()
})
