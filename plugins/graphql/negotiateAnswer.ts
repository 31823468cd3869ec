import Negotiator from 'negotiator'
import { ShopError } from '@/core/errors/errors'

/** The type by which GraphQL's server says with the status, too, that a document was not run; by the other it answers 200. */
export const GRAPHQL_TYPE = 'application/graphql-response+json'
const JSON_TYPE = 'application/json'

/**
 * The type of the answer that a client takes.
 * @throws ShopError `bad_request` with 406 for one that takes no JSON
 */
export function negotiateAnswer(accept: string | null | undefined): typeof GRAPHQL_TYPE | typeof JSON_TYPE {
  if (!accept) return JSON_TYPE
  const accepted = new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, GRAPHQL_TYPE])
  if (accepted === GRAPHQL_TYPE || accepted === JSON_TYPE) return accepted
  throw new ShopError(406, 'bad_request', 'Accept the response as application/json.')
}
