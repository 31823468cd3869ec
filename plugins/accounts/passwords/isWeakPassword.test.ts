import { expect, it } from 'vitest'
import { isWeakPassword } from './isWeakPassword'

it.each([
  'password123!',
  'P4ssw0rd2026',
  'Password!!!!',
  'qwertyuiop',
  '1234567890',
  '1q2w3e4r5t',
  'iloveyou1234',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'Minecraft2026',
  'schematicshop!',
  'alice.smith1',
  'alice@example.org',
])('refuses %s', async (password) => {
  expect(await isWeakPassword(password, ['alice.smith@example.org', 'alice-the-great', 'alice@example.org'])).toBe(true)
})

it.each([
  'correct horse battery',
  'another horse battery',
  'tangled-violet-otter',
  'xK7#qmw0Lz',
  'ein langer satz auf deutsch',
  'пароль из пяти слов',
  'alice likes tall towers',
])('takes %s', async (password) => {
  expect(await isWeakPassword(password, ['alice@example.org', 'alice'])).toBe(false)
})
