import { describe, expect, it } from 'vitest'
import { journeySteps } from './journeySteps'

const told = (...parameters: Parameters<typeof journeySteps>) =>
  journeySteps(...parameters).map(({ name, state }) => `${name} ${state}`)

describe('the steps of a file', () => {
  it('are five where files are scanned', () => {
    expect(told('hashed', 2, true)).toEqual([
      'received done',
      'hashed done',
      'scanned now',
      'inspected ahead',
      'ready ahead',
    ])
    expect(told('refused', 2, true)[2]).toBe('scanned failed')
  })

  it.each([
    ['hashed', 1, ['received done', 'hashed now', 'inspected ahead', 'ready ahead']],
    ['hashed', 2, ['received done', 'hashed done', 'inspected now', 'ready ahead']],
    ['scanned', 3, ['received done', 'hashed done', 'inspected now', 'ready ahead']],
    ['stalled', 4, ['received done', 'hashed done', 'inspected done', 'ready waits']],
    ['ready', 5, ['received done', 'hashed done', 'inspected done', 'ready done']],
  ] as const)('tell of no scan where there is no scanner: %s, %i', (status, reached, steps) => {
    expect(told(status, reached, false)).toEqual(steps)
  })
})
