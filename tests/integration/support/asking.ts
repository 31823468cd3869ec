import { handleEndpoints, type Payload } from 'payload'
import { errorResponseOf } from '@/core/http/errorResponseOf'
import { routesOf } from '@/core/http/findRoute'
import type { Json } from './people'

type Asked = { method?: string; headers?: Record<string, string> }

/**
 * Asks an endpoint by its address, without a server: a hot one as the server in front does, another as Payload does.
 */
export async function callShopApi(payload: Payload, path: string, { method = 'GET', headers = {} }: Asked = {}) {
  const url = new URL(path, 'http://shop.invalid')
  const found = routesOf(payload.config)(method, url.pathname)
  if (!found || !('traits' in found)) throw new Error(`${method} ${url.pathname} leads nowhere`)
  const { traits, parameters } = found
  if (!traits.hot) return handleEndpoints({ config: payload.config, request: new Request(url, { method, headers }) })
  const request = {
    method,
    url: url.href,
    headers: new Headers(headers),
    signal: new AbortController().signal,
    body: null,
  }
  return traits.hot(payload, request, parameters).catch((error: unknown) => errorResponseOf(error, request))
}

/** The status and the error of an answer that refuses. */
export async function refusalOf(asked: Promise<Response>): Promise<Json> {
  const answer = await asked
  const { errors } = (await answer.json()) as Json
  return { status: answer.status, ...errors?.[0] }
}
