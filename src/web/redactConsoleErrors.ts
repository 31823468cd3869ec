import { withoutParameters } from '@/core/database/withoutParameters'

/** Kept on `globalThis`: each bundle would wrap it once more. */
const shared = globalThis as typeof globalThis & { shopConsoleRedacted?: true }

/**
 * Has errors that libraries print by themselves written without the values of statements: Next prints what a page threw, with
 * all that Drizzle hangs on it.
 */
export function redactConsoleErrors(): void {
  if (shared.shopConsoleRedacted) return
  shared.shopConsoleRedacted = true
  for (const level of ['error', 'warn'] as const) {
    const print = console[level]
    console[level] = (...args: unknown[]) =>
      print.apply(
        console,
        args.map((each) => (each instanceof Error ? withoutParameters(each) : each)),
      )
  }
}
