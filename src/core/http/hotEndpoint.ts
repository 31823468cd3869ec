import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Endpoint, Payload, PayloadRequest } from 'payload'
import type { Ask } from './hotRequest'

/** Answers a request. @throws ShopError with what the client can do about it */
export type Handle = (payload: Payload, ask: Ask, parameters: Readonly<Record<string, string>>) => Promise<Response>

/** Where an endpoint keeps its handler for the server in front of Next. */
const HOT = 'handleHot'

type HotEndpoint = { path: string; method: 'get' | 'post' | 'put' | 'delete'; handle: Handle; openapi?: unknown }

const askOfRequest = (req: PayloadRequest): Ask => ({
  method: req.method ?? 'GET',
  url: req.url ?? '/',
  headers: req.headers,
  signal: req.signal ?? new AbortController().signal,
  body: req.body ? Readable.fromWeb(req.body as ReadableStream) : null,
})

const parametersOf = (req: PayloadRequest) =>
  Object.fromEntries(Object.entries(req.routeParams ?? {}).map(([name, value]) => [name, String(value)]))

/**
 * An endpoint that is asked for so often that it does without what Next and Payload prepare for each request: the shop's own
 * server answers it from `handle`. Under any other server it is an endpoint like the others.
 */
export const hotEndpoint = ({ path, method, handle, openapi }: HotEndpoint): Endpoint => ({
  path,
  method,
  handler: (req) => handle(req.payload, askOfRequest(req), parametersOf(req)),
  custom: { [HOT]: handle, ...(openapi !== undefined && { openapi }) },
})

/** The handler of an endpoint made by `hotEndpoint`. */
export function hotHandlerOf(endpoint: Endpoint | Omit<Endpoint, 'root'>): Handle | undefined {
  const handle: unknown = endpoint.custom?.[HOT]
  return typeof handle === 'function' ? (handle as Handle) : undefined
}

type Parameters = Readonly<Record<string, string>>
type Translate = (payload: Payload, parameters: Parameters) => Promise<Parameters>

/** An endpoint whose handler gets the parameters of its path as `translate` makes them, under either server. */
export function withParameters(endpoint: Omit<Endpoint, 'root'>, translate: Translate): Omit<Endpoint, 'root'> {
  const hot = hotHandlerOf(endpoint)
  const handle: Handle | undefined =
    hot && (async (payload, ask, parameters) => hot(payload, ask, await translate(payload, parameters)))
  return {
    ...endpoint,
    handler: async (req) => {
      req.routeParams = { ...req.routeParams, ...(await translate(req.payload, parametersOf(req))) }
      return endpoint.handler(req)
    },
    ...(handle && { custom: { ...endpoint.custom, [HOT]: handle } }),
  }
}
