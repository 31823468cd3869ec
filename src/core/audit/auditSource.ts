import { isIPv6 } from 'node:net'
import type { PayloadRequest } from 'payload'
import { contextOf, type ShopContext } from '../context/context'
import { clientIp, networkOf } from '../http/clientIp'
import { currentRequest } from './currentRequest'

/** Who did something, and from where. */
export type AuditSource = {
  /** Null for visitors and for the shop itself. */
  actorId: string | null
  /** Looked up where it is null and the actor has a profile. */
  actorName: string | null
  /** The API key that was used, if any. */
  keyId: string | null
  /** The client's network, as `203.0.113.0/24` or `2001:db8:0:1::/64`: the address itself is not kept. */
  network: string | null
  /** The `User-Agent` header. */
  agent: string | null
}

/** Characters of a user agent. */
const MAX_AGENT_CHARACTERS = 200

/** What the shop does by itself, as in jobs. */
export const systemSource: AuditSource = { actorId: null, actorName: null, keyId: null, network: null, agent: null }

/** A client's address without the part that tells one machine from another: its /24, or for IPv6 its /64. */
export function auditNetworkOf(address: string): string | null {
  if (address === 'unknown') return null
  if (isIPv6(address)) return `${networkOf(address)}::/64`
  return address.replace(/\.\d+$/, '.0/24')
}

type Actor = { id?: unknown; _keyId?: unknown } | null | undefined

/** @param headers of the request; nothing where the shop calls itself */
export function auditSourceOf(
  context: Pick<ShopContext, 'trustedProxies'>,
  headers: Headers | undefined,
  user: Actor,
): AuditSource {
  const agent = headers?.get('user-agent')?.slice(0, MAX_AGENT_CHARACTERS).toWellFormed()
  return {
    actorId: user?.id === undefined || user.id === null ? null : String(user.id),
    actorName: null,
    keyId: typeof user?._keyId === 'string' ? user._keyId : null,
    network: headers ? auditNetworkOf(clientIp(context, (name) => headers.get(name))) : null,
    agent: agent || null,
  }
}

/**
 * The same of the request that is being answered, for commands.
 * @param actorId who acts, where no request is being answered, as in jobs and scripts
 */
export function currentSource(
  context: Pick<ShopContext, 'trustedProxies'>,
  actorId: string | null = null,
): AuditSource {
  const request = currentRequest()
  if (!request) return { ...systemSource, actorId }
  return auditSourceOf(context, request.headers, request.user ?? (actorId === null ? null : { id: actorId }))
}

/** The same of Payload's request, in hooks. A request that code made for itself is that of the one being answered. */
export function auditSourceOfRequest({
  headers,
  payload,
  user,
}: Pick<PayloadRequest, 'headers' | 'payload' | 'user'>): AuditSource {
  const context = contextOf(payload)
  const own = headers?.has('x-shop-remote-address') ? headers : currentRequest()?.headers
  return auditSourceOf(context, own ?? headers, user ?? currentRequest()?.user)
}
