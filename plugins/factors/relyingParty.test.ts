import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ShopContext } from '@/core/context/context'
import { relyingPartyOf } from './relyingParty'
import { isChallenge, makeChallenge } from './signedChallenge'

const at = (publicUrl: string, serverUrl?: string) =>
  relyingPartyOf({ addresses: { publicUrl, serverUrl } } as unknown as ShopContext)

describe('whom passkeys are made for', () => {
  it.each([
    ['https://builds.example', 'https://builds.example', 'builds.example', ['https://builds.example']],
    ['http://127.0.0.1:3000', undefined, 'localhost', ['http://localhost:3000']],
    ['http://localhost:3000', undefined, 'localhost', ['http://localhost:3000']],
  ])('of a shop at %s is its host', (publicUrl, serverUrl, id, origins) => {
    expect(at(publicUrl, serverUrl)).toMatchObject({ id, origins })
  })
  it.each(['http://192.0.2.1', 'http://[2001:db8::1]:8080'])('is nobody at %s', (address) => {
    expect(at(address, address)).toBeUndefined()
  })
})

describe('a challenge', () => {
  const context = { secret: 'a secret', kept: new Map() } as unknown as ShopContext
  afterEach(() => vi.useRealTimers())

  it('is good for what and whom it was made', () => {
    const challenge = makeChallenge(context, 'confirm', 'ann')
    expect(isChallenge(context, 'confirm', 'ann', challenge)).toBe(true)
    expect(isChallenge(context, 'confirm', 'bob', challenge)).toBe(false)
    expect(isChallenge(context, 'sign-in', 'ann', challenge)).toBe(false)
    const elsewhere = { secret: 'another', kept: new Map() } as unknown as ShopContext
    expect(isChallenge(elsewhere, 'confirm', 'ann', challenge)).toBe(false)
    expect(isChallenge(context, 'confirm', 'ann', '')).toBe(false)
  })
  it('is too old after five minutes', () => {
    vi.useFakeTimers()
    const challenge = makeChallenge(context, 'sign-in')
    vi.advanceTimersByTime(301_000)
    expect(isChallenge(context, 'sign-in', '', challenge)).toBe(false)
  })
})
