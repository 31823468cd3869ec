import { expect, it } from 'vitest'
import { sanitizeUserText } from './sanitizeLine'

it.each([
  ['evil.test', 'evil. test'],
  ['Visit www.evil.com/login now', 'Visit www. evil. com/login now'],
  ['https://evil.com', 'https: //evil. com'],
  ['http://192.0.2.7/x', 'http: //192.0.2.7/x'],
  ['evil。com and evil．com', 'evil. com and evil. com'],
  ['me@evil.com', 'me@evil. com'],
  ['castle.schem', 'castle.schem'],
  ['evil.com.litematic', 'evil. com.litematic'],
  ['evil.schem.com', 'evil. schem. com'],
  ['Tower v1.2. By me', 'Tower v1.2. By me'],
  ['a\r\nb\u202ec', 'a bc'],
])('%s is written as %s', (typed, expected) => {
  expect(sanitizeUserText(typed)).toBe(expected)
})
