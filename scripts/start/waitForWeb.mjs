import { waitUntil } from '../process/waitUntil.mjs'

/** Whether the web process answers in time. @param {string} url @param {number} timeoutMs */
export function waitForWeb(url, timeoutMs) {
  return waitUntil(
    async () => {
      try {
        return (await fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(10_000) })).ok
      } catch {
        return false
      }
    },
    timeoutMs,
    100,
  )
}

/** Whether any account exists yet; null where that can't be told. @param {string} url */
export async function hasFirstUser(url) {
  try {
    const response = await fetch(`${url}/api/users/init`, { signal: AbortSignal.timeout(10_000) })
    return response.ok ? Boolean((await response.json()).initialized) : null
  } catch {
    return null
  }
}
