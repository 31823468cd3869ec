import type { PayloadRequest, Where } from 'payload'
import { describe, expect, it } from 'vitest'
import {
  type AccessInput,
  type AccessRule,
  accessOf,
  allOf,
  anybody,
  anyOf,
  isAdmin,
  isModerator,
  isOwner,
  isSignedIn,
  matching,
  nobody,
} from './predicates'

const as = (user: { id?: string; role?: string; state?: string } | null): AccessInput => ({
  req: { user: user && { id: 'me', role: 'user', state: 'active', ...user } } as unknown as PayloadRequest,
})
const visitor = as(null)
const mine: Where = { owner: { equals: 'me' } }
const shown: Where = { visibility: { equals: 'public' } }
const [yes, no, ours, open] = [anybody, nobody, matching(mine), matching(shown)]

describe('the requesting user', () => {
  it.each([
    ['nobody', visitor, [false, false, false]],
    ['a user', as({}), [true, false, false]],
    ['a premium user', as({ role: 'premium' }), [true, false, false]],
    ['a moderator', as({ role: 'moderator' }), [true, true, false]],
    ['an admin', as({ role: 'admin' }), [true, true, true]],
    ['a suspended user', as({ state: 'suspended' }), [false, false, false]],
    ['a suspended moderator', as({ role: 'moderator', state: 'suspended' }), [false, false, false]],
    ['a suspended admin', as({ role: 'admin', state: 'suspended' }), [false, false, false]],
  ])('is %s', (_who, input, answers) => {
    expect([isSignedIn(input), isModerator(input), isAdmin(input)]).toEqual(answers)
  })

  it.each([
    ['nobody', visitor, false],
    ['a user', as({}), mine],
    ['a suspended user', as({ state: 'suspended' }), false],
  ])('owns, being %s', (_who, input, answer) => {
    expect(isOwner('owner')(input)).toEqual(answer)
  })
})

describe('any of several rules', () => {
  it.each<[string, AccessRule[], boolean | Where]>([
    ['none', [], false],
    ['one that allows', [yes], true],
    ['one that denies', [no], false],
    ['one that allows behind others', [no, ours, yes], true],
    ['denials alone', [no, no], false],
    ['a query', [ours], mine],
    ['a query and a denial', [no, ours], mine],
    ['two queries', [ours, open], { or: [mine, shown] }],
    ['two queries and a denial', [ours, no, open], { or: [mine, shown] }],
  ])('answers for %s', (_what, rules, answer) => {
    expect(anyOf(...rules)(visitor)).toEqual(answer)
  })
})

describe('all of several rules', () => {
  it.each<[string, AccessRule[], boolean | Where]>([
    ['none', [], true],
    ['one that allows', [yes], true],
    ['one that denies', [no], false],
    ['one that denies behind others', [yes, ours, no], false],
    ['permissions alone', [yes, yes], true],
    ['a query', [ours], mine],
    ['a query and a permission', [yes, ours], mine],
    ['two queries', [ours, open], { and: [mine, shown] }],
    ['two queries and a permission', [ours, yes, open], { and: [mine, shown] }],
  ])('answers for %s', (_what, rules, answer) => {
    expect(allOf(...rules)(visitor)).toEqual(answer)
  })

  it('holds rules that are made of others', () => {
    const rule = allOf(isSignedIn, anyOf(isModerator, ours))
    expect([rule(visitor), rule(as({})), rule(as({ role: 'moderator' }))]).toEqual([false, mine, true])
  })
})

it('denies what a collection does not name', () => {
  const access = accessOf({ create: yes, read: yes, update: yes, delete: yes })
  expect([access.unlock(as({ role: 'admin' })), access.readVersions(as({ role: 'admin' }))]).toEqual([false, false])
  expect([access.admin(as({})), access.admin(as({ role: 'moderator' }))]).toEqual([false, true])
})
