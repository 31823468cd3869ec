import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Endpoint, Payload, PayloadRequest, TypedUser } from 'payload'
import type { z } from 'zod'
import { type RequiredScope, sentKey } from '../access/scopes'
import { findUser, requireActive, requireStaff, toViewer, type Viewer } from '../access/viewer'
import { type AuditSource, auditSourceOf } from '../audit/auditSource'
import { runInRequest, setRequestUser } from '../audit/currentRequest'
import { contextOf } from '../context/context'
import { admitKey } from './admitKey'
import { type EndpointTraits, type HotHandler, type Parameters, TRAITS, traitsOf } from './endpointTraits'
import { requireChecked } from './guardMark'
import type { HotRequest } from './hotRequest'
import { type Fields, parseFields, readBytes, readFormOrJson, readObject } from './readBody'

/** What a handler gets: the request, its user and its parsed body. */
export type EndpointContext = {
  payload: Payload
  request: HotRequest
  parameters: Parameters
  query: URLSearchParams
  /** The requesting user, also where suspended; null where nobody is signed in. */
  viewer(): Promise<Viewer>
  /** @param what they must sign in for, as “like builds” @throws ShopError `sign_in_required`, `account_suspended` */
  requireUser(what: string): Promise<TypedUser>
  /** A moderator or admin. @throws ShopError also `forbidden` */
  requireModerator(what: string): Promise<TypedUser>
  /** Who asks, and from where, for `recordAudit`. */
  auditSource(): Promise<AuditSource>
  /** The body as a JSON object; no body is an empty one. @throws ShopError `bad_request`, `body_too_large` */
  readObject(): Promise<Fields>
  /** The same, validated by a schema. @throws ShopError also `invalid_field`, naming the first wrong field */
  readJson<Schema extends z.ZodType>(schema: Schema): Promise<z.output<Schema>>
  /** A page's form, else a JSON object. @throws ShopError as `readObject` */
  readFormOrJson(): Promise<{ form: URLSearchParams } | { json: Fields }>
  /** The raw body. @throws ShopError `body_too_large` */
  readBytes(): Promise<Buffer>
}

/** Adds Payload's own request, for endpoints that are not hot. */
export type PayloadContext = EndpointContext & { req: PayloadRequest }

/** Answers a request. @throws ShopError with what the client can do about it */
export type Handler<Context = EndpointContext> = (context: Context) => Promise<Response> | Response

type Described = {
  path: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Its OpenAPI description. */
  openapi?: unknown
  /** What an API key needs to call it; null where only a session may, as for anything of the account. */
  scope: RequiredScope
} & Pick<EndpointTraits, 'maxBytes' | 'streams' | 'rate'>

type HotEndpoint = Described & { hot: true; handle: Handler }
type PayloadEndpoint = Described & { hot?: false; handle: Handler<PayloadContext> }

type Asked = {
  payload: Payload
  request: HotRequest
  parameters: Parameters
  findUser: () => Promise<TypedUser | null>
}

/** @param maxBytes of a body, where the endpoint does not go by what the app allows */
function makeContext({ payload, request, parameters, findUser }: Asked, maxBytes?: number): EndpointContext {
  const bodyBytes = () => maxBytes ?? contextOf(payload).maxBodyBytes
  let found: Promise<TypedUser | null> | undefined
  const user = () => {
    found ??= findUser().then((who) => {
      setRequestUser(who)
      return who
    })
    return found
  }
  let query: URLSearchParams | undefined
  return {
    payload,
    request,
    parameters,
    get query() {
      query ??= new URL(request.url).searchParams
      return query
    },
    viewer: async () => toViewer(await user()),
    requireUser: async (what) => requireActive(await user(), what),
    requireModerator: async (what) => requireStaff(await user(), what),
    auditSource: async () => auditSourceOf(contextOf(payload), request.headers, await user()),
    readObject: () => readObject(request, bodyBytes()),
    readJson: async (schema) => parseFields(schema, await readObject(request, bodyBytes())),
    readFormOrJson: () => readFormOrJson(request, bodyBytes()),
    readBytes: () => readBytes(request.body, bodyBytes()),
  }
}

/** The context of a request that bypasses Payload. @throws ShopError where it has an API key that may not do this */
async function hotContext(
  payload: Payload,
  request: HotRequest,
  parameters: Parameters,
  { scope, maxBytes }: Pick<Described, 'scope' | 'maxBytes'>,
): Promise<EndpointContext> {
  const { headers } = request
  if (sentKey(headers) === undefined)
    return makeContext({ payload, request, parameters, findUser: () => findUser(payload, headers) }, maxBytes)
  const user = await findUser(payload, headers)
  await admitKey({ payload, headers, user }, scope)
  return makeContext({ payload, request, parameters, findUser: async () => user }, maxBytes)
}

const parametersOf = (req: PayloadRequest): Parameters =>
  Object.fromEntries(Object.entries(req.routeParams ?? {}).map(([name, value]) => [name, String(value)]))

/** The context of Payload's own request. */
function payloadContext(req: PayloadRequest, maxBytes?: number): PayloadContext {
  const request: HotRequest = {
    method: req.method ?? 'GET',
    url: req.url ?? '/',
    headers: req.headers,
    signal: req.signal ?? new AbortController().signal,
    body: req.body ? Readable.fromWeb(req.body as ReadableStream) : null,
  }
  const { payload } = req
  const context = makeContext(
    { payload, request, parameters: parametersOf(req), findUser: async () => req.user },
    maxBytes,
  )
  return Object.assign(context, { req })
}

/**
 * An endpoint of the shop. A hot one is called so often, or streams so much, that the server in front answers it
 * without Next and Payload. Under any other server it is an ordinary endpoint.
 */
export function endpoint(described: HotEndpoint | PayloadEndpoint): Omit<Endpoint, 'root'> {
  const { path, method, openapi, maxBytes, streams, rate, scope } = described
  const traits: EndpointTraits = {
    readsBody: true,
    scope,
    ...(maxBytes !== undefined && { maxBytes }),
    ...(streams && { streams }),
    ...(rate && { rate }),
    ...(described.hot && {
      hot: async (payload, request, parameters) =>
        runInRequest({ headers: request.headers }, async () =>
          described.handle(await hotContext(payload, request, parameters, { scope, maxBytes })),
        ),
    }),
  }
  return {
    path,
    method,
    handler: async (req) => {
      requireChecked(req.headers)
      return runInRequest({ headers: req.headers, user: req.user }, async () => {
        await admitKey(req, scope)
        return described.handle(payloadContext(req, maxBytes))
      })
    },
    custom: { [TRAITS]: traits, ...(openapi !== undefined && { openapi }) },
  }
}

type Translate = (payload: Payload, parameters: Parameters) => Promise<Parameters>

/** An endpoint with its path parameters mapped by `translate`, under either server. */
export function withParameters(given: Omit<Endpoint, 'root'>, translate: Translate): Omit<Endpoint, 'root'> {
  const traits = traitsOf(given)
  const { hot } = traits
  const translated: HotHandler | undefined =
    hot && (async (payload, request, parameters) => hot(payload, request, await translate(payload, parameters)))
  return {
    ...given,
    handler: async (req) => {
      req.routeParams = { ...req.routeParams, ...(await translate(req.payload, parametersOf(req))) }
      return given.handler(req)
    },
    ...(translated && { custom: { ...given.custom, [TRAITS]: { ...traits, hot: translated } } }),
  }
}
