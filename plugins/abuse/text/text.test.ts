import { describe, expect, it } from 'vitest'
import { makeContext } from '@/core/context/context'
import { fingerprintOf } from './fingerprint'
import { foldPhrase, nameForms, phrasesOf } from './fold'
import { hostsIn, linksIn, suffixesOf } from './links'

describe('a blocked word', () => {
  const isIn = (word: string, text: string) => phrasesOf(text).includes(foldPhrase(word))

  it.each([
    'Badword',
    'BADWORD!',
    'you badword, you',
    'ｂａｄｗｏｒｄ',
    'b\u0430dword',
    'bädwörd',
    'b\u200badword',
    'b4dw0rd',
    'b@dword',
    'b a d w o r d',
    'b.a.d.w.o.r.d',
    '_badword_',
    '**badword**',
  ])('is seen in %j', (text) => {
    expect(isIn('badword', text)).toBe(true)
  })

  it.each(['badwordship', 'rebadword', 'bad word', 'Badworth', ''])('is not seen in %j', (text) => {
    expect(isIn('badword', text)).toBe(false)
  })

  it('lets people be from Scunthorpe, and other scripts be themselves', () => {
    expect(isIn('cunt', 'Scunthorpe')).toBe(false)
    expect(isIn('cop', 'сор в избе')).toBe(false)
    expect(isIn('плохо', 'Это ПЛОХО.')).toBe(true)
  })

  it('may be a phrase', () => {
    expect(isIn('free nitro', 'Get FREE   Nitro here')).toBe(true)
    expect(isIn('free nitro', 'Nitro is free')).toBe(false)
  })

  it('is looked for in no time, whatever the text', () => {
    const started = performance.now()
    for (const text of ['a '.repeat(10_000), '@'.repeat(20_000), 'a'.repeat(20_000), 'a.'.repeat(10_000)]) {
      phrasesOf(text)
      hostsIn(text)
      linksIn(text, 'shop.test')
    }
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

it.each([
  ['Admin', 'admin'],
  ['_a-d-m-i-n_', 'admin'],
  ['admin42', 'admin'],
  ['4dmin', 'admin'],
  ['аdmin', 'admin'],
  ['0fficial', 'official'],
])('the name %s imitates %s', (name, reserved) => {
  expect(nameForms(name)).toContain(reserved)
})

it.each(['Administratively', 'badminton', 'systematic'])('the name %s imitates none', (name) => {
  expect(nameForms(name)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(admin|system)$/)]))
})

it('finds links, but not those to the site itself', () => {
  const text = 'https://a.test/x, [b](http://b.test) www.c.test https://shop.test/schematics/x castle.schem v1.20.1'
  expect(linksIn(text, 'shop.test')).toHaveLength(3)
})

it('finds hosts however they are written', () => {
  expect(hostsIn('HTTPS://Evil.TEST/a?b evil。test münchen.test x@mail.evil.test')).toEqual([
    'evil.test',
    'xn--mnchen-3ya.test',
    'mail.evil.test',
  ])
  expect(suffixesOf('a.b.test')).toEqual(['a.b.test', 'b.test', 'test'])
})

describe('a fingerprint', () => {
  const contextWith = (secret: string) => makeContext({}, { secret })
  const context = contextWith('a-secret-for-tests-that-is-long-enough')
  const bitsBetween = (one: string, two: string) => {
    const [a, b] = [one, two].map((text) => BigInt.asUintN(64, fingerprintOf(context, text)?.similar ?? 0n))
    return [...((a ?? 0n) ^ (b ?? 0n)).toString(2)].filter((bit) => bit === '1').length
  }
  const text = 'Buy cheap coins for your server now, the best prices and delivery within minutes, ask me'

  it('is the same whatever is between the letters, and for look-alikes', () => {
    const spread = text.replaceAll(' ', ' * ').replace('cheap', 'сhеap').toUpperCase()
    expect(fingerprintOf(context, spread)).toEqual(fingerprintOf(context, text))
  })

  it('is near where little differs, and far where all does', () => {
    expect(bitsBetween(text, text.replace('now', 'today'))).toBeLessThanOrEqual(14)
    expect(bitsBetween(text, 'A medieval castle with four towers, a moat and a village around it')).toBeGreaterThan(15)
  })

  it('says nothing without the secret, nor of short texts', () => {
    const other = contextWith('another-secret-for-tests-that-is-long')
    expect(fingerprintOf(other, text)?.exact).not.toBe(fingerprintOf(context, text)?.exact)
    expect(fingerprintOf(other, text)?.similar).not.toBe(fingerprintOf(context, text)?.similar)
    expect(fingerprintOf(context, 'Nice build!')).toBeUndefined()
    expect(fingerprintOf(context, 'とても素晴らしい建築ですね')).toBeDefined()
  })
})
