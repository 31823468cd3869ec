import type { SanitizedConfig } from 'payload'
import { contextOf } from '@/core/context/context'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { limitedNetwork } from '@/core/http/clientIp'
import { withQueryLimit } from '@/core/http/limitQueries'
import { consumeCallerRate, consumeNetworkRate } from '@/core/http/limitRequests'
import { measureDocument } from './measureDocument'
import { GRAPHQL_TYPE, negotiateContentType } from './negotiateContentType'
import { graphqlOptions } from './types'

/** Levels of a variable's value, and values of all variables together: twice as many as a list of a query may have. */
const MAX_VALUE_DEPTH = 32
const MAX_VALUES = 2_000

type Handler = (request: Request) => Promise<Response>

const wrong = (message: string) => new ShopError(400, 'bad_request', message)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readBody(text: string): Record<string, unknown> {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw wrong('The request is not JSON.')
  }
  if (Array.isArray(body)) throw wrong('Send one query per request, not a list.')
  if (!isObject(body)) throw wrong('Send an object with a query and optional variables.')
  return body
}

/** Level by level, for what is too deep to be gone through otherwise. */
function validateVariables(variables: unknown): void {
  let level: unknown[] = [variables]
  let values = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_VALUE_DEPTH)
      throw new ShopError(400, 'query_too_complex', `A variable can be at most ${MAX_VALUE_DEPTH} levels deep.`)
    values += level.length
    // Payload reads them once for each operation of a document.
    if (values > MAX_VALUES)
      throw new ShopError(
        400,
        'query_too_complex',
        `Variables can have at most ${MAX_VALUES} values, including lists and objects.`,
      )
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
}

/** GraphQL's form of an error has the code among its extensions; that of REST beside the message. Here it is both. */
function graphQLError(error: ShopError): Response {
  const answer = errorResponse(error)
  const { message, code, details } = error
  const body = { errors: [{ message, code, ...details, extensions: { code, ...details } }] }
  return Response.json(body, { status: answer.status, headers: answer.headers })
}

/**
 * Judges a request before anything else looks at what it asks: the form of its body, its document and its variables.
 * Whatever is turned away is so with a code.
 */
export const guardGraphQL =
  (config: Promise<SanitizedConfig> | SanitizedConfig, handler: Handler): Handler =>
  async (request) => {
    const context = contextOf(await config)
    const { headers, signal, url } = request
    try {
      negotiateContentType(headers.get('accept'))
      if (!/^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? ''))
        throw new ShopError(
          415,
          'unsupported_media_type',
          'Send the query as JSON, with Content-Type: application/json.',
        )
      const text = await request.text()
      const { query, variables, operationName } = readBody(text)
      if (typeof query !== 'string') throw wrong('The query is missing. Send it as a string.')
      if (variables !== undefined && variables !== null && !isObject(variables))
        throw wrong('The variables are not an object. Send each under its name.')
      if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
        throw wrong('The operation name is not a string.')
      const { readsSchema, reads, operations } = measureDocument(query, graphqlOptions.of(context))
      validateVariables(variables)
      // The request itself was counted as one; each alias is as much again. Mutations are counted where they run.
      const header = (name: string) => headers.get(name)
      if (operations > 1) await consumeCallerRate(context, 'api', header, operations - 1)
      if (reads > 1) await consumeCallerRate(context, 'read', header, reads - 1)
      const network = limitedNetwork(context, (name) => headers.get(name))
      if (readsSchema && network !== undefined) await consumeNetworkRate(context, 'schema', network)
      // Not `new Request(request)`: Next hands out a proxy, which that constructor cannot read.
      const own = new Headers(headers)
      // The answer gets the client's own type in `src/web/validatePayloadRequest.ts`.
      own.set('accept', GRAPHQL_TYPE)
      const judged = new Request(url, { method: 'POST', headers: own, signal, body: text })
      return await withQueryLimit(context, request, () => handler(judged))
    } catch (error) {
      if (error instanceof ShopError) return graphQLError(error)
      throw error
    }
  }
