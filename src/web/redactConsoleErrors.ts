import { redactError } from '@/core/database/redactError'

/** Kept on `globalThis`: otherwise each bundle would wrap it again. */
const shared = globalThis as typeof globalThis & { shopConsoleRedacted?: true }

/**
 * Removes statement values from errors that libraries print themselves: Next prints whatever a page threw, with
 * everything that Drizzle attaches to it.
 */
export function redactConsoleErrors(): void {
  if (shared.shopConsoleRedacted) return
  shared.shopConsoleRedacted = true
  for (const level of ['error', 'warn'] as const) {
    const print = console[level]
    console[level] = (...args: unknown[]) =>
      print.apply(
        console,
        args.map((each) => (each instanceof Error ? redactError(each) : each)),
      )
  }
}
