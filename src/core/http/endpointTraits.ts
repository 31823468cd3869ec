import type { Endpoint, Payload } from 'payload'
import type { HotRequest } from './hotRequest'
import type { RateClass } from './rates'

export type Parameters = Readonly<Record<string, string>>

/** Answers a request without Next and Payload before it. @throws ShopError with what the client can do about it */
export type HotHandler = (payload: Payload, request: HotRequest, parameters: Parameters) => Promise<Response>

/** What the server in front must know of an endpoint before its handler runs. */
export type EndpointTraits = {
  /** Answers in the place of Next and Payload. */
  hot?: HotHandler
  /** Bytes of a body, where the app's `maxBodyBytes` is not meant; more than that needs an account. */
  maxBytes?: number
  /** The handler streams its body, and checks the sender and the size itself. */
  streams?: boolean
  /** The handler reads its body itself, and no form reaches Payload. */
  readsBody?: boolean
  /** What its requests are counted as; `none` where they are not. */
  rate?: RateClass | 'none'
}

/** Where an endpoint keeps them, in its `custom`. Plain endpoints of Payload's may say the same of themselves there. */
export const TRAITS = 'schematicShop'

type AnyEndpoint = Endpoint | Omit<Endpoint, 'root'>

/** What an endpoint says of itself; nothing where it is a plain one. */
export function traitsOf({ custom }: Pick<AnyEndpoint, 'custom'>): EndpointTraits {
  const traits: unknown = custom?.[TRAITS]
  return typeof traits === 'object' && traits !== null ? traits : {}
}
