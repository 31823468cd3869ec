import type { IncomingMessage, ServerResponse } from 'node:http'
import { countVisit } from '@plugins/downloads/commands/countVisit'
import type { ShopContext } from '@/core/context/context'
import { clientIp, isLoopback } from '@/core/http/clientIp'
import { toHeaders } from '@/core/http/hotRequest'
import { type Rendering, trackRendering } from '@/core/http/rendering'
import { subscribe } from '@/core/live/subscribe'
import { log } from '@/core/log/log'
import type { App } from '../app'
import { deferRuntime, mayDefer } from '../deferRuntime'
import { type Captured, captureResponse } from './captureResponse'
import { type CachedPage, createPageStore } from './createPageStore'
import { isPageAddress, pageCacheKey } from './pageCacheKey'
import { isPage, sendPage, toPage } from './sendPage'

type Pass = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Whether a program on this machine asks how much work a page is. */
const isMeasured = (context: ShopContext, { headers }: IncomingMessage) =>
  headers['x-shop-measure'] === '1' &&
  headers['x-shop-proxied'] === '0' &&
  isLoopback(clientIp(context, (name) => headers[name]?.toString()))

const serverTiming = (how: string, { queries }: Rendering, started: number) =>
  `${how}, queries;desc="${queries}", made;dur=${(performance.now() - started).toFixed(1)}`

/** Pages for anonymous users load their scripts on the first user input. */
function deferScripts({ url = '/' }: IncomingMessage, captured: Captured): Captured {
  const isDocument = String(captured.headers['content-type']).startsWith('text/html')
  if (!isDocument || !mayDefer(url.split('?', 1)[0] ?? '/')) return captured
  return { ...captured, body: Buffer.from(deferRuntime(captured.body.toString('utf8'))) }
}

/** Counts the views that rendering the page would have counted. */
function countViews(app: App, request: IncomingMessage, views: ReadonlySet<string>): void {
  if (views.size === 0) return
  const headers = toHeaders(request)
  const count = async () => {
    const payload = await app.getPayload()
    for (const id of views) await countVisit(payload, 'view', id, null, headers)
  }
  count().catch((error: unknown) => log.warn({ err: error }, 'a view could not be counted'))
}

/**
 * Puts a cache in front of Next's pages. An anonymous user's page is rendered once for everyone who requests it within
 * a few seconds, unless something it shows changes. All pages get an ETag, so that an unchanged page is not sent again.
 */
export function makePageCache(app: App) {
  const pages = createPageStore()
  const underway = new Map<string, { begun: number; page: Promise<CachedPage | undefined> }>()
  let isListening = false

  /** Has Next render the page, and sends it. @returns the page, if it may be shared */
  async function make(
    request: IncomingMessage,
    response: ServerResponse,
    pass: Pass,
    accepted: string,
    isShared: boolean,
  ): Promise<CachedPage | undefined> {
    const started = performance.now()
    // Compressed here once for everyone. What is too slow or too large to buffer is sent as it is.
    delete request.headers['accept-encoding']
    const { whole, release } = captureResponse(response)
    const { rendering, passing } = trackRendering(response, () => pass(request, response))
    // Next's handler ends when everything is sent, which is later. Errors are handled as without a cache.
    passing.catch(release)
    const captured = await whole
    if (!captured) {
      await passing
      return undefined
    }
    const { status, headers } = captured
    const isWhole = status === 200 && isPage(headers) && headers['set-cookie'] === undefined
    const page = toPage(isShared && isWhole ? deferScripts(request, captured) : captured, isWhole)
    if (isMeasured(app.context, request)) response.setHeader('Server-Timing', serverTiming('miss', rendering, started))
    await sendPage(request, response, page, accepted)
    return isWhole && isShared ? { page, views: rendering.views } : undefined
  }

  /** The page being rendered for another request, unless something has changed since. */
  const join = async (key: string) => {
    const making = underway.get(key)
    return making?.begun === pages.generation ? making.page : undefined
  }
  const forget = () => pages.forget()

  const answer = async (request: IncomingMessage, response: ServerResponse, pass: Pass): Promise<void> => {
    const { method, url = '/' } = request
    const path = url.split('?', 1)[0] ?? '/'
    // Paths that are no page may be missing too, such as `/.env`.
    if ((method !== 'GET' && method !== 'HEAD') || !isPageAddress(path))
      return trackRendering(response, () => pass(request, response)).passing
    if (!isListening) {
      isListening = true
      subscribe(await app.getPayload(), 'pages', forget)
    }
    const accepted = String(request.headers['accept-encoding'] ?? '')
    const key = pageCacheKey(request)
    const kept = key === undefined ? undefined : (pages.get(key) ?? (await join(key)))
    if (kept) {
      countViews(app, request, kept.views)
      if (isMeasured(app.context, request)) response.setHeader('Server-Timing', 'hit')
      return sendPage(request, response, kept.page, accepted)
    }
    // Next renders no body for HEAD, so there is nothing to share.
    if (method === 'HEAD') return trackRendering(response, () => pass(request, response)).passing
    const begun = pages.generation
    const making = make(request, response, pass, accepted, key !== undefined)
    if (key === undefined) return void (await making)
    const entry = { begun, page: making.catch(() => undefined) }
    underway.set(key, entry)
    try {
      const made = await making
      if (made) pages.keep(key, made, begun)
    } finally {
      if (underway.get(key) === entry) underway.delete(key)
    }
  }

  return { answer, forget }
}
