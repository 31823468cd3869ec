import type { Endpoint, Payload } from 'payload'
import type { RequiredScope } from '../access/scopes'
import type { HotRequest } from './hotRequest'
import type { RateClass } from './rates'

export type Parameters = Readonly<Record<string, string>>

/** Answers a request without Next and Payload. @throws ShopError with what the client can do about it */
export type HotHandler = (payload: Payload, request: HotRequest, parameters: Parameters) => Promise<Response>

/** What the server in front must know about an endpoint. */
export type EndpointTraits = {
  /** Answers instead of Next and Payload. */
  hot?: HotHandler
  /** Bytes of a body, where the app's `maxBodyBytes` is not meant; more than that needs an account. */
  maxBytes?: number
  /** The handler streams its body, and checks the sender and the size itself. */
  streams?: boolean
  /** The handler reads its body itself, and no form reaches Payload. */
  readsBody?: boolean
  /** What an API key needs to call it. Where it is not said, no key may. */
  scope?: RequiredScope
  /** Its rate class; `none` for uncounted requests. */
  rate?: RateClass | 'none'
}

/** Key of the traits in an endpoint's `custom`. Plain Payload endpoints may set it too. */
export const TRAITS = 'schematicShop'

type AnyEndpoint = Endpoint | Omit<Endpoint, 'root'>

/** An endpoint's traits; empty for a plain one. */
export function traitsOf({ custom }: Pick<AnyEndpoint, 'custom'>): EndpointTraits {
  const traits: unknown = custom?.[TRAITS]
  return typeof traits === 'object' && traits !== null ? traits : {}
}
