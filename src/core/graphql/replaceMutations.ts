import type { Config, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { contextOf } from '../context/context'

export type GraphqlContext = { req: PayloadRequest; headers: Record<string, string> }
export type GraphqlArguments = Readonly<Record<string, unknown>>
export type GraphqlSchema = Parameters<NonNullable<NonNullable<Config['graphQL']>['mutations']>>[1]
type Resolve = (parent: unknown, given: GraphqlArguments, context: GraphqlContext) => Promise<unknown>

const hasNoMutations = ({ graphQL }: Pick<SanitizedCollectionConfig, 'graphQL'>) =>
  typeof graphQL === 'object' && graphQL.disableMutations === true

/**
 * Replaces what Payload's own mutations of the users do, which are named after the collection; their types stay.
 * @param resolvers by the verb that their name begins with
 */
export function replaceMutations(
  { Mutation, collections, config }: GraphqlSchema,
  resolvers: Readonly<Record<string, Resolve>>,
): Record<string, unknown> {
  const users = collections[contextOf(config).slugs.users]
  const type = users?.graphQL?.type.name
  // An app may have turned them off for its users.
  if (!users || !type || hasNoMutations(users.config)) return {}
  const fields: Record<string, object> = Mutation.fields
  return Object.fromEntries(
    Object.entries(resolvers).flatMap(([verb, resolve]) => {
      const name = `${verb}${type}`
      const field = fields[name]
      if (field) return [[name, { ...field, resolve }]]
      if (verb === 'verifyEmail' && !users.config.auth.verify) return []
      throw new Error(`there is no mutation ${name} to take the place of`)
    }),
  )
}

/** Payload sends `headers` with the response, one per name; further cookies go with the request's own headers. */
export function sendCookies({ req, headers }: GraphqlContext, [first = '', ...others]: readonly string[]): void {
  headers['Set-Cookie'] = first
  req.responseHeaders ??= new Headers()
  for (const cookie of others) req.responseHeaders.append('Set-Cookie', cookie)
}
