import { expect, it } from 'vitest'
import type { ShopContext } from '@/core/context/context'
import { makeUnsubscribeToken, readUnsubscribeToken } from './unsubscribeToken'

const contextWith = (secret: string) => ({ secret, kept: new Map() }) as unknown as ShopContext
const context = contextWith('a secret of the shop')
const userId = '01890000-0000-7000-8000-000000000001'
const token = makeUnsubscribeToken(context, userId, 'comment')

it('says whom and which kind it is for', () => {
  expect(readUnsubscribeToken(context, token)).toEqual({ userId, kind: 'comment' })
})

it.each([
  ['another person', token.replace(userId, '01890000-0000-7000-8000-000000000002')],
  ['another kind', token.replace('.comment.', '.reply.')],
  ['no signature', `${userId}.comment`],
  ['half a signature', token.slice(0, -1)],
  ['more behind it', `${token}.x`],
  ['nothing', ''],
])('is not taken with %s', (_what, wrong) => {
  expect(readUnsubscribeToken(context, wrong)).toBeUndefined()
})

it('is not taken of another shop', () => {
  expect(readUnsubscribeToken(contextWith('another secret'), token)).toBeUndefined()
})
