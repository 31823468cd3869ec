import { describe } from 'vitest'
import { missingReason, type Service } from '../services/availability'

/** `describe` for tests that need services: skipped, with the reason in its name, where one can't be had. */
export function describeWith(services: readonly Service[], name: string, tests: () => void): void {
  const reasons = services.map(missingReason).filter((reason) => reason !== null)
  if (reasons.length === 0) describe(name, tests)
  else describe.skip(`${name} (skipped: ${reasons.join('; ')})`, tests)
}
