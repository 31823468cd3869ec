import Bowser from 'bowser'
import { auditNetworkOf } from '@/core/audit/auditSource'
import type { ShopContext } from '@/core/context/context'
import { clientIp } from '@/core/http/clientIp'
import { findCountry } from './country/findCountry'

export type DeviceKind = 'desktop' | 'mobile' | 'tablet' | 'program'

/** What a device says of itself: `Firefox`, `Linux`, what it is. */
export type Device = { browser: string | null; system: string | null; device: DeviceKind }

const MAX_AGENT_CHARACTERS = 400
const MAX_NAME_CHARACTERS = 40

const nameOf = (name: string | undefined) => name?.slice(0, MAX_NAME_CHARACTERS).toWellFormed() || null

/** Reads a `User-Agent` header. What is no browser is named by its first word, as `curl`. */
export function deviceOfAgent(agent: string | null): Device {
  const text = (agent ?? '').slice(0, MAX_AGENT_CHARACTERS)
  if (text === '') return { browser: null, system: null, device: 'program' }
  const { browser, os, platform } = Bowser.parse(text)
  if (!/^(Mozilla|Opera)\//.test(text))
    return { browser: nameOf(/^[^/\s]+/.exec(text)?.[0]), system: nameOf(os.name), device: 'program' }
  const kind = platform.type === 'mobile' || platform.type === 'tablet' ? platform.type : 'desktop'
  return { browser: nameOf(browser.name), system: nameOf(os.name), device: kind }
}

/** Where a request came from, roughly: its country, and its network without what tells one machine from another. */
export async function placeOf(
  context: ShopContext,
  headers: Headers,
): Promise<{ network: string | null; country: string | null }> {
  const address = clientIp(context, (name) => headers.get(name))
  return { network: auditNetworkOf(address), country: (await findCountry(address)) ?? null }
}
