import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Polls until the check is true or the time is over; tells which.
 * @param {() => boolean | Promise<boolean>} check @param {number} timeoutMs @param {number} [everyMs]
 */
export async function waitUntil(check, timeoutMs, everyMs = 50) {
  const until = Date.now() + timeoutMs
  for (;;) {
    if (await check()) return true
    if (Date.now() >= until) return false
    await sleep(everyMs)
  }
}
