import { describe, expect, it } from 'vitest'
import { makeRecoveryCodes, plainRecoveryCode } from './recoveryCodes'
import { codeAt, drawQrCode, keyUri, makeSecret, stepOf } from './totp'

/** The test vectors of RFC 6238, appendix B: `12345678901234567890`, in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('a code of an authenticator app', () => {
  it.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [2000000000, '279037', 66666666],
  ])('at %i s is the one of RFC 6238', (seconds, code, step) => {
    expect(codeAt(SECRET, seconds * 1000)).toBe(code)
    expect(stepOf(SECRET, code, seconds * 1000)).toBe(step)
  })

  it('is good one step before and after, and no longer', () => {
    const now = 1_700_000_000_000
    const found = [-2, -1, 0, 1, 2].map((steps) => stepOf(SECRET, codeAt(SECRET, now + steps * 30_000), now))
    const present = Math.floor(now / 30_000)
    expect(found).toEqual([undefined, present - 1, present, present + 1, undefined])
  })

  it.each(['', '12345', '1234567', 'abcdef', '28708２'])('is not %j', (typed) => {
    expect(stepOf(SECRET, typed, 59_000)).toBeUndefined()
  })

  it('comes of a secret of 160 bits, which an app reads from a QR code', () => {
    expect(makeSecret()).toMatch(/^[A-Z2-7]{32}$/)
    const uri = keyUri(SECRET, 'https://builds.example', 'ann')
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*ann\?.*secret=GEZDGNBV/)
    const { size, path } = drawQrCode(uri)
    expect(size).toBeGreaterThan(30)
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  })
})

describe('recovery codes', () => {
  it('are ten, each another', () => {
    expect(new Set(makeRecoveryCodes()).size).toBe(10)
  })
  it('are read however they are typed', () => {
    const [code = ''] = makeRecoveryCodes()
    const plain = code.replaceAll('-', '')
    expect(plainRecoveryCode(code)).toBe(plain)
    expect(plainRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(plain)
  })
  it.each(['', 'abc', '0000-0000-0000', '2345-6789-abcd-efgh'])('are not %j', (typed) => {
    expect(plainRecoveryCode(typed)).toBeUndefined()
  })
})
