import { expect, it } from 'vitest'
import { makeKey, parseKey } from './keyFormat'

it('makes keys that are found by their form and by no two alike', () => {
  const made = Array.from({ length: 200 }, makeKey)
  expect(new Set(made.map(({ prefix }) => prefix)).size).toBe(200)
  for (const { key, prefix, hash } of made) {
    expect(key).toMatch(/^ssk_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$/)
    expect(parseKey(key)).toEqual({ prefix, hash })
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  }
})

it('takes no key with a wrong character, too much or too little', () => {
  const { key } = makeKey()
  const wrong = key.endsWith('a') ? 'b' : 'a'
  const others = [
    `${key.slice(0, -1)}${wrong}`,
    key.replace('_', '-'),
    `${key}x`,
    key.slice(0, -1),
    '',
    'ssk_',
    `${key}\n`,
  ]
  for (const other of others) expect(parseKey(other)).toBeUndefined()
})
