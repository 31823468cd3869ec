import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import type { RequiredScope } from '@/core/access/scopes'
import { contextOf } from '@/core/context/context'
import { collectionOfSlug } from '@/core/context/slugs'
import { errorCodes } from '@/core/errors/errors'
import { traitsOf } from '@/core/http/endpointTraits'
import { traitsOfPayloadRoute } from '@/core/http/payloadRoutes'
import { scopeOfRoute } from '@/core/http/scopeOfRoute'
import { anything, listOf, nullable, oneOf, record, text } from '@/core/openapi/schema'
import type { Answer, CustomEndpointDocumentation, Parameter, Schema } from '@/core/openapi/types'
import { describeCollection, inputSchemas } from './describeCollection'
import { documentSchemas } from './describeFields'

export type Described = {
  method: string
  path: string
  tag: string
  documentation: CustomEndpointDocumentation
  /** What an API key needs; null where none may. */
  scope: RequiredScope
  /** Whether the limits count its requests, so that its answers say what is left. */
  isCounted: boolean
}
type ListedEndpoint = Endpoint | Omit<Endpoint, 'root'>

/** A contract of the shop, by OpenAPI 3.1. */
export type Contract = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  security: Readonly<Record<string, readonly string[]>>[]
  paths: Record<string, Record<string, unknown>>
  components: {
    schemas: Record<string, Schema>
    headers: Record<string, object>
    securitySchemes: Record<string, object>
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An endpoint's traits; empty for a plain one. */
export function documentationOf(endpoint: ListedEndpoint): CustomEndpointDocumentation | undefined {
  const documentation: unknown = endpoint.custom?.openapi
  return isObject(documentation) && isObject(documentation.responses)
    ? (documentation as CustomEndpointDocumentation)
    : undefined
}

/**
 * Collections of the shop, for which the contract answers: an app's own have rules of their own, Payload's are the
 * panel's business.
 */
function shopCollections(config: SanitizedConfig): SanitizedCollectionConfig[] {
  const { slugs } = contextOf(config)
  return config.collections.filter(({ slug }) => collectionOfSlug(slugs, slug) !== undefined)
}

/** Every endpoint that is part of the contract, each once: the first of a method and path is the one that answers. */
export function describeEndpoints(config: SanitizedConfig): Described[] {
  const found = new Map<string, Described>()
  const { maxPageSize } = contextOf(config)
  const add = (
    prefix: string,
    tag: string,
    endpoint: ListedEndpoint,
    own: Record<string, CustomEndpointDocumentation>,
    collection?: SanitizedCollectionConfig,
  ) => {
    const { method, path } = endpoint
    const documentation = documentationOf(endpoint) ?? own[`${method} ${path}`]
    const address = `${config.routes.api}${prefix}${path === '/' ? '' : path}`
    if (documentation && !found.has(`${method} ${address}`)) {
      const scope = scopeOfRoute(endpoint, collection && collectionOfSlug(contextOf(config).slugs, collection.slug))
      const ofPayload = collection ? traitsOfPayloadRoute(undefined, collection, endpoint) : {}
      const isCounted = (traitsOf(endpoint).rate ?? ofPayload.rate) !== 'none'
      found.set(`${method} ${address}`, { method, path: address, tag, documentation, scope, isCounted })
    }
  }
  for (const collection of shopCollections(config)) {
    const own = describeCollection(collection, maxPageSize)
    for (const endpoint of collection.endpoints || [])
      add(`/${collection.slug}`, collection.slug, endpoint, own, collection)
  }
  for (const endpoint of config.endpoints) add('', endpoint.path.split('/')[1] ?? 'shop', endpoint, {})
  found.set('post graphql', {
    method: 'post',
    path: `${config.routes.api}${config.routes.graphQL}`,
    tag: 'graphql',
    documentation: graphqlDocumentation,
    // Each field asks for its own.
    scope: null,
    isCounted: true,
  })
  return [...found.values()]
}

const graphqlError = record(
  {
    message: text,
    path: listOf(anything),
    locations: listOf(anything),
    code: { ...oneOf(errorCodes), description: 'When the request was rejected before it ran.' },
    retryAfter: { type: 'integer', description: 'Seconds.' },
    extensions: { type: 'object', properties: { code: oneOf(errorCodes) }, additionalProperties: true },
  },
  ['path', 'locations', 'code', 'retryAfter', 'extensions'],
)
const graphqlAnswer: Schema = {
  type: 'object',
  properties: { data: nullable({ type: 'object', additionalProperties: true }), errors: listOf(graphqlError) },
}
const graphqlDocumentation: CustomEndpointDocumentation = {
  summary: 'Query by GraphQL',
  description:
    'The same rules and limits as REST. Errors have the same codes, as `extensions.code`. Use introspection to see the schema.',
  security: [],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: record(
          {
            query: text,
            variables: nullable({ type: 'object', additionalProperties: true }),
            operationName: nullable(text),
          },
          ['variables', 'operationName'],
        ),
      },
    },
  },
  responses: {
    200: {
      description: 'The data and errors',
      content: { 'application/json': { schema: graphqlAnswer } },
    },
    400: {
      description: 'bad_request: invalid document; query_too_complex: too much at once',
      content: { 'application/json': { schema: graphqlAnswer } },
    },
  },
}

const errorSchema: Schema = {
  type: 'object',
  description: 'What happened and what to do next, with a machine-readable code. Some codes come with more details.',
  properties: {
    message: text,
    code: oneOf(errorCodes),
    field: { type: 'string', description: 'The invalid part of the request.' },
    retryAfter: { type: 'integer', description: 'Seconds.' },
    maxBytes: { type: 'integer', description: 'The largest size allowed.' },
    usedBytes: { type: 'integer', description: 'Bytes the account has stored.' },
    quotaBytes: { type: 'integer', description: 'Bytes the account may store.' },
    id: { type: 'string', description: 'For `duplicate_file`: your build that has the file.' },
    slug: { type: 'string', description: 'The slug of that build.' },
    version: { type: 'string', description: 'The file, if it is an older one of that build and can be restored.' },
    missing: { type: 'array', items: { type: 'integer' }, description: 'For `parts_missing`: their numbers.' },
  },
  required: ['message', 'code'],
  additionalProperties: true,
}
const errorsRef: Schema = { $ref: '#/components/schemas/Errors' }

/** On each answer to a request that the limits count; programs on the server's own machine are not counted. */
const rateHeaders = {
  RateLimit: {
    description: 'Each limit that the request counts for, with `r` left and `t` seconds until it resets.',
    schema: text,
  },
  'RateLimit-Policy': { description: 'The same limits: `q` times in `w` seconds.', schema: text },
}
const rateHeaderRefs = Object.fromEntries(
  Object.keys(rateHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
)

/** Failures that any request can meet. */
const always: Record<number, Answer> = {
  400: { description: 'bad_request, invalid_field' },
  401: { description: 'invalid_key, key_expired: of an API key' },
  403: { description: 'missing_scope, session_required: what an API key may not do' },
  413: { description: 'body_too_large' },
  429: {
    description: 'too_many_requests',
    headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
  },
  500: { description: 'internal' },
  503: { description: 'unavailable' },
}
const ofPeople: Record<number, Answer> = {
  401: { description: 'sign_in_required, invalid_key, key_expired' },
  403: { description: 'forbidden, account_suspended, missing_scope, session_required' },
}
/** Writes from other sites are refused, whatever the user. */
const ofWrites: Record<number, Answer> = { 403: { description: 'forbidden' } }
const ofBodies: Record<number, Answer> = { 415: { description: 'unsupported_media_type' } }
/** Suspended users are told so, also where a visitor would get 404. */
const ofPaths: Record<number, Answer> = {
  403: { description: 'account_suspended' },
  404: { description: 'not_found' },
}

/** Sessions may do anything that their user may, keys what their scopes name. */
const securityOf = ({ scope }: Described) => [{ cookie: [] }, { token: [] }, ...(scope ? [{ key: [scope] }] : [])]

const parametersOfPath = (path: string): Parameter[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    in: 'path',
    name,
    required: true,
    schema: text,
    ...(name === 'id' && {
      description: 'The id. Builds, lists, tags and categories also by slug, users by username.',
    }),
  }))

function answersOf({ documentation, method, path, isCounted }: Described): Record<string, Answer> {
  const isPublic = documentation.security?.length === 0
  const all: Record<string, Answer> = {
    ...always,
    ...(path.includes(':') && ofPaths),
    ...(method !== 'get' && ofWrites),
    ...(!isPublic && ofPeople),
    ...(documentation.requestBody && ofBodies),
    ...documentation.responses,
  }
  return Object.fromEntries(
    Object.entries(all).map(([status, one]) => [
      status,
      {
        ...one,
        ...(isCounted && { headers: { ...one.headers, ...rateHeaderRefs } }),
        ...(!one.content &&
          Number(status) >= 400 &&
          status !== '416' && { content: { 'application/json': { schema: errorsRef } } }),
      },
    ]),
  )
}

const camel = (words: string) => words.replace(/[^A-Za-z0-9]+(.)?/g, (_, next = '') => next.toUpperCase())
const operationIdOf = ({ method, path, documentation }: Described) =>
  documentation.graphql?.query ??
  documentation.graphql?.mutation ??
  camel(`${method} ${path.replace(/^\/api\//, '').replaceAll(':', 'by ')}`)

/** Takes each schema with a `title` out into the components, and leaves a reference to it. */
function hoist(value: unknown, schemas: Record<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map((one) => hoist(one, schemas))
  if (!isObject(value)) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hoist(one, schemas)]))
  const { title } = inner
  if (typeof title !== 'string' || !('type' in inner || 'anyOf' in inner || 'oneOf' in inner)) return inner
  schemas[title] = inner
  return { $ref: `#/components/schemas/${title}` }
}

/** The contract of a shop's interfaces, made of its config and of what its endpoints say of themselves. */
export function buildContract(config: SanitizedConfig, version: string): Contract {
  const { slugs } = contextOf(config)
  const collections = shopCollections(config)
  const schemas: Record<string, Schema> = {
    Errors: record({ errors: { ...listOf({ $ref: '#/components/schemas/Error' }), minItems: 1 } }),
    Error: errorSchema,
  }
  for (const collection of collections)
    Object.assign(schemas, documentSchemas(collection, collections), inputSchemas(slugs, collection))
  const described = describeEndpoints(config)
  const paths: Contract['paths'] = {}
  for (const one of described) {
    const { summary, description, security, parameters = [], requestBody } = one.documentation
    const address = one.path.replace(/:(\w+)/g, '{$1}')
    const ofPath = parametersOfPath(one.path).filter(
      ({ name }) => !parameters.some((own) => own.in === 'path' && own.name === name),
    )
    const operation = {
      operationId: operationIdOf(one),
      tags: [one.tag],
      summary,
      ...(description && { description }),
      ...(security ? { security } : { security: securityOf(one) }),
      ...(one.scope && { 'x-required-scope': one.scope }),
      parameters: [...ofPath, ...parameters],
      ...(requestBody && { requestBody }),
      responses: answersOf(one),
    }
    paths[address] = { ...paths[address], [one.method]: hoist(operation, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'SchematicShop',
      version,
      description: 'Publish, find, inspect, convert and download Minecraft builds.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(described.map(({ tag }) => tag))].map((name) => ({ name })),
    security: [{ cookie: [] }, { token: [] }],
    paths,
    components: {
      schemas,
      headers: rateHeaders,
      securitySchemes: {
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: `${config.cookiePrefix}-token`,
          description: 'For browsers, set at sign-in.',
        },
        token: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`JWT` and the token from signing in.',
        },
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API key, which its owner creates in their settings. It needs the scope in `x-required-scope`.',
        },
        metrics: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN.' },
      },
    },
  }
}
