import { createHash } from 'node:crypto'
import type { ShopContext } from '@/core/context/context'
import { log } from '@/core/log/log'
import { accountOptions } from '../types'

/** Milliseconds to wait for the service. */
const TIMEOUT_MS = 2_000

/**
 * Asks the service of leaked passwords that the operator names, if any, by the first five digits of the SHA-1 hash: it
 * does not learn the password (k-anonymity, as of Have I Been Pwned). Where it does not answer, the password is taken.
 */
export async function isLeaked(context: Pick<ShopContext, 'kept'>, password: string): Promise<boolean> {
  const { leakedPasswordsUrl } = accountOptions.of(context)
  if (leakedPasswordsUrl === undefined) return false
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase()
  try {
    const response = await fetch(`${leakedPasswordsUrl.replace(/\/+$/, '')}/${hash.slice(0, 5)}`, {
      headers: { 'Add-Padding': 'true' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`it answers ${response.status}`)
    const lines = (await response.text()).toUpperCase().split(/\r?\n/)
    return lines.some((line) => line.startsWith(`${hash.slice(5)}:`) && !line.endsWith(':0'))
  } catch (error) {
    log.warn({ err: error }, 'the service of leaked passwords could not be asked')
    return false
  }
}
