import Negotiator from 'negotiator'
import { ShopError } from '@/core/errors/errors'

/** With this type GraphQL's server answers 400 when it doesn't run a document; with plain JSON it answers 200. */
export const GRAPHQL_TYPE = 'application/graphql-response+json'
const JSON_TYPE = 'application/json'

/**
 * The content type that the client accepts.
 * @throws ShopError 406 `bad_request` for a client that accepts no JSON
 */
export function negotiateContentType(accept: string | null | undefined): typeof GRAPHQL_TYPE | typeof JSON_TYPE {
  if (!accept) return JSON_TYPE
  const accepted = new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, GRAPHQL_TYPE])
  if (accepted === GRAPHQL_TYPE || accepted === JSON_TYPE) return accepted
  throw new ShopError(406, 'bad_request', 'Accept the response as application/json.')
}
