import { expect, it } from 'vitest'
import { answerFailure } from './answerFailure'

const failed = (code: string) => new Error('Failed query', { cause: Object.assign(new Error('canceled'), { code }) })

it.each([
  ['a statement that took too long', failed('57014'), 503, 'query_timeout'],
  ['a connection that was lost', failed('ECONNRESET'), 503, 'unavailable'],
  ['a server that stops', failed('57P01'), 503, 'unavailable'],
  ['anything else', failed('23505'), 500, 'internal'],
])('%s is answered', async (_, error, status, code) => {
  const answer = answerFailure(error)
  expect([answer.status, (await answer.json()).errors[0].code]).toEqual([status, code])
  expect(answer.headers.get('Retry-After')).toBe(status === 503 ? '5' : null)
})
