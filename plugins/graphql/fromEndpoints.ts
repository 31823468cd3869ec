import { type Described, describeEndpoints } from '@plugins/openapi'
import type * as GraphQLModule from 'graphql'
import { handleEndpoints, type PayloadRequest, type SanitizedConfig } from 'payload'
import { contextOf } from '@/core/context/context'
import { type ErrorCode, errorCodes, ShopError } from '@/core/errors/errors'
import { routesOf } from '@/core/http/findRoute'
import { GUARD_HEADERS } from '@/core/http/guardMark'
import { consumeCallerRate } from '@/core/http/limitRequests'
import { rateOf } from '@/core/http/rateOf'
import type { Schema } from '@/core/openapi/types'
import { isStorable } from '@/core/text/isStorable'
import type { typesOfSchemas } from './typesOfSchemas'

type Fields = GraphQLModule.GraphQLFieldConfigMap<unknown, { req: PayloadRequest }>
type Arguments = Readonly<Record<string, unknown>>

/** What one of these costs of a document's complexity: each is a request of its own. */
const COMPLEXITY = 10

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Headers that carry the user, the network and the language. */
const forwardedHeaders = [
  'authorization',
  'cookie',
  'origin',
  'sec-fetch-site',
  'accept-language',
  'user-agent',
  'x-forwarded-for',
  'x-shop-remote-address',
  'x-shop-proxied',
  'x-request-id',
  ...GUARD_HEADERS,
]

const bodySchemaOf = ({ documentation }: Described) => documentation.requestBody?.content['application/json']?.schema
const parametersOf = ({ path }: Described) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
const queriedOf = ({ documentation }: Described) => (documentation.parameters ?? []).filter((one) => one.in === 'query')

/** The shapes that a body may have, of which there may be several. */
function shapesOf(body: Schema | undefined): Schema[] {
  const all = body?.anyOf ?? body?.oneOf
  if (Array.isArray(all)) return all.filter(isObject)
  return body ? [body] : []
}

/** What an endpoint takes, wherever it takes it from, as one object. */
function takenBy(described: Described): Schema {
  const shapes = shapesOf(bodySchemaOf(described))
  const ofBody = Object.assign({}, ...shapes.map(({ properties }) => properties)) as Record<string, Schema>
  const needed = Object.keys(ofBody).filter((name) =>
    shapes.every(({ required }) => Array.isArray(required) && required.includes(name)),
  )
  const inPath = parametersOf(described)
  const queried = queriedOf(described)
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(inPath.map((name) => [name, { type: 'string' }])),
      ...Object.fromEntries(queried.map(({ name, schema }) => [name, schema])),
      ...ofBody,
    },
    required: [...inPath, ...queried.filter(({ required }) => required).map(({ name }) => name), ...needed],
  }
}

/** A name as one step of a path. @throws ShopError `not_found` for what is none: nothing has such a name */
function stepOf(name: string): string {
  // Addresses leave out nothing and dots, which would lead elsewhere.
  if (['', '.', '..'].includes(name) || !isStorable(name))
    throw new ShopError(404, 'not_found', 'There is no document with this name.')
  return encodeURIComponent(name)
}

/** The request that means the same. @throws ShopError `not_found` where a name could be nobody's */
function requestOf(described: Described, given: Arguments, { headers }: PayloadRequest): Request {
  const path = described.path.replace(/:(\w+)/g, (_, name: string) => stepOf(String(given[name])))
  const url = new URL(path, `http://${/^[\w.:[\]-]+$/.exec(headers.get('host') ?? '')?.[0] ?? 'localhost'}`)
  for (const { name } of queriedOf(described))
    for (const value of [given[name] ?? []].flat()) url.searchParams.append(name, String(value))
  const own = new Headers({ accept: 'application/json' })
  for (const name of forwardedHeaders) {
    const value = headers.get(name)
    if (value !== null) own.set(name, value)
  }
  const schema = bodySchemaOf(described)
  if (!schema) return new Request(url, { method: described.method.toUpperCase(), headers: own })
  const elsewhere = new Set([...parametersOf(described), ...queriedOf(described).map(({ name }) => name)])
  own.set('content-type', 'application/json')
  const body = JSON.stringify(Object.fromEntries(Object.entries(given).filter(([name]) => !elsewhere.has(name))))
  return new Request(url, { method: described.method.toUpperCase(), headers: own, body })
}

/** The error of an answer, to be thrown. */
async function errorOf(answer: Response): Promise<ShopError> {
  const body: unknown = await answer.json().catch(() => undefined)
  const first: unknown = isObject(body) && Array.isArray(body.errors) ? body.errors[0] : undefined
  if (!isObject(first)) return new ShopError(answer.status, 'internal', 'Something went wrong.')
  const { message, code, ...details } = first
  const known = errorCodes.find((one): one is ErrorCode => one === code)
  return new ShopError(answer.status, known ?? 'internal', String(message), details)
}

const answerSchemaOf = ({ documentation }: Described): Schema | undefined =>
  documentation.graphql?.result ??
  Object.entries(documentation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, { content }]) => content?.['application/json']?.schema)
    .find((schema) => schema !== undefined)

/** Asks an endpoint as REST does: with its limits, its handler and its errors. */
async function ask(
  config: SanitizedConfig,
  described: Described,
  given: Arguments,
  req: PayloadRequest,
): Promise<unknown> {
  const request = requestOf(described, given, req)
  const headers = Object.fromEntries(request.headers)
  const path = new URL(request.url).pathname
  const rate = rateOf(routesOf(config), { method: request.method, path, headers })
  // Reads were counted with the document.
  if (rate !== 'read' && rate !== 'none') await consumeCallerRate(contextOf(config), rate, (name) => headers[name])
  const answer = await handleEndpoints({ config, request })
  if (answer.status >= 400) throw await errorOf(answer)
  return described.documentation.graphql?.read?.(answer) ?? answer.json()
}

/** What the shop adds to Payload, as queries or mutations: those of its endpoints that say their name in GraphQL. */
export function fromEndpoints(
  config: SanitizedConfig,
  kind: 'query' | 'mutation',
  types: ReturnType<typeof typesOfSchemas>,
): Fields {
  const fields: Fields = {}
  for (const described of describeEndpoints(config)) {
    const name = described.documentation.graphql?.[kind]
    const schema = answerSchemaOf(described)
    if (!name || !schema) continue
    fields[name] = {
      type: types.outputOf(schema, `${name.charAt(0).toUpperCase()}${name.slice(1)}Answer`),
      description: [described.documentation.summary, described.documentation.description].filter(Boolean).join('. '),
      args: types.argumentsOf(takenBy(described), name.charAt(0).toUpperCase() + name.slice(1)),
      extensions: { complexity: COMPLEXITY },
      resolve: (_, given: Arguments, { req }) => ask(config, described, given, req),
    }
  }
  return fields
}
