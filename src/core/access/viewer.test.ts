import { describe, expect, it } from 'vitest'
import { activeIdOf, isStaff, requireActive, requireStaff } from './viewer'

const user = (role = 'user', state = 'active') => ({ id: 'me', role, state })

describe('staff', () => {
  it.each([
    ['nobody', null, false],
    ['a user', user(), false],
    ['a premium user', user('premium'), false],
    ['a moderator', user('moderator'), true],
    ['an admin', user('admin'), true],
    ['a suspended admin', user('admin', 'suspended'), false],
  ])('of %s: %s', (_who, viewer, answer) => {
    expect(isStaff(viewer)).toBe(answer)
  })
})

describe('whose own things are shown', () => {
  it.each([
    [null, null],
    [user(), 'me'],
    [user('admin', 'suspended'), null],
  ])('%j: %s', (viewer, id) => {
    expect(activeIdOf(viewer)).toBe(id)
  })
})

describe('what must be signed in for', () => {
  it.each([
    ['strangers', null, 'sign_in_required'],
    ['the suspended', user('admin', 'suspended'), 'account_suspended'],
  ])('is refused to %s', (_who, viewer, code) => {
    expect(() => requireActive(viewer, 'like builds')).toThrow(expect.objectContaining({ code }))
    expect(() => requireStaff(viewer, 'hide builds')).toThrow(expect.objectContaining({ code }))
  })

  it('is refused to users where it is for moderators', () => {
    expect(requireActive(user(), 'like builds')).toEqual(user())
    expect(() => requireStaff(user(), 'hide builds')).toThrow(expect.objectContaining({ code: 'forbidden' }))
    expect(requireStaff(user('moderator'), 'hide builds')).toEqual(user('moderator'))
  })
})
