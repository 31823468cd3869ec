import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { headersWithCors } from 'payload'
import type { ShopContext } from '@/core/context/context'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { drainRequest } from '@/core/http/drainRequest'
import type { EndpointTraits, HotHandler, Parameters } from '@/core/http/endpointTraits'
import { errorResponseOf } from '@/core/http/errorResponseOf'
import { routesOf } from '@/core/http/findRoute'
import { toHeaders, toHotRequest } from '@/core/http/hotRequest'
import { limitRequests } from '@/core/http/limitRequests'
import { methodNotAllowed } from '@/core/http/methodNotAllowed'
import { isOverridden, rateOf, rateOfPage } from '@/core/http/rateOf'
import { watchRendering } from '@/core/http/rendering'
import { sendResponse } from '@/core/http/sendResponse'
import { closeStreams } from '@/core/live/streamLimit'
import { stopListening } from '@/core/live/subscribe'
import { log } from '@/core/log/log'
import type { App } from './app'
import { canonicalTarget } from './canonicalTarget'
import { gatherPages } from './findPage'
import { dropForeignSession, isForeignSignOut, refuseForeignWrite } from './guardOrigin'
import { type Interceptor, interceptRequests } from './interceptRequests'
import { limitBody } from './limitBody'
import { makePageAnswer } from './pageCache/answerPage'
import { isPageAddress } from './pageCache/keyOf'
import { pagePolicy } from './pagePolicy'
import { refusePage } from './refusePage'
import { UNKNOWN, watchRequest } from './watchRequest'

/** Sent with every answer, pages and files alike. */
const securityHeaders = ({ addresses }: ShopContext): readonly (readonly [string, string])[] => [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['X-Frame-Options', 'SAMEORIGIN'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
  // Said only where the operator says that the shop is reached so; not of other names of the same domain.
  ...(addresses.isSecure ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
]

/** Pages that others may put into theirs: the 3D view of a build, which shows nothing that a cookie opens. */
const EMBEDDABLE = /^\/embed\/[^/]+\/?$/

/**
 * Says what a page may do, to the browser and to Next, which writes the nonce on its scripts. What a client says of it is never heard:
 * the page may be kept for others. Not while the site is developed, for which Next compiles code in the browser.
 */
function setPolicy(
  { production, stores }: ShopContext,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  delete request.headers['content-security-policy']
  delete request.headers['content-security-policy-report-only']
  const isEmbeddable = EMBEDDABLE.test(path)
  if (isEmbeddable) response.removeHeader('X-Frame-Options')
  if (!production || !(isPageAddress(path) || isPanel(path))) return
  const policy = pagePolicy(randomBytes(16).toString('base64'), { storage: stores.origin, isEmbeddable })
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
}

const isPanel = (path: string) => /^\/admin(\/|$)/.test(path)
const isWrite = (method = 'GET') => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Does something as an answer begins, with its headers there but for those that are written with its status. */
function atAnswer(response: ServerResponse, act: () => void): void {
  const { writeHead } = response
  response.writeHead = ((...args: unknown[]) => {
    act()
    return writeHead.apply(response, args as never)
  }) as typeof writeHead
}

/** What the API says is for whoever asked, unless it says for whom else: nothing between keeps it. */
function keepFromCaches(response: ServerResponse): void {
  atAnswer(response, () => {
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'private, no-store')
  })
}

const withoutCache: ReturnType<typeof makePageAnswer> = {
  answer: (request, response, pass) => watchRendering(response, () => pass(request, response)).passing,
  forget: () => undefined,
}

type Hot = { answer: HotHandler; parameters: Parameters }

async function answerHot(app: App, request: IncomingMessage, response: ServerResponse, hot: Hot) {
  const asked = toHotRequest(request, response)
  let answer: Response
  try {
    const payload = await app.getPayload()
    answer = await hot.answer(payload, asked, hot.parameters)
    if (asked.headers.has('origin'))
      headersWithCors({ headers: answer.headers, req: { headers: asked.headers, payload } })
  } catch (error) {
    answer = errorResponseOf(error, asked)
  }
  try {
    await sendResponse(request, response, answer)
  } catch (error) {
    // The client went away, or the file did: all that can be told is that the answer is not whole.
    if (!request.destroyed) log.warn({ err: error }, 'an answer broke off')
    response.destroy()
  }
}

const isApi = (target: string) => /^\/api([/?]|$)/.test(target)
const notFound = () => errorResponse(new ShopError(404, 'not_found', 'Nothing is at this address. See /api/docs.'))
const noForm = () =>
  errorResponse(new ShopError(415, 'unsupported_media_type', 'Pages don’t accept forms with files. See /api/docs.'))
/** Methods of pages; POST is for what forms and the panel send to the page that they are on. */
const PAGE_METHODS = ['GET', 'HEAD', 'POST']

/** A form with parts is nothing that any page takes but the panel's own, by its scripts; Next would break at one that is broken. */
const isStrayForm = ({ method, headers }: IncomingMessage, path: string) =>
  method === 'POST' && !isApi(path) && !isPanel(path) && /^multipart\//i.test(headers['content-type'] ?? '')

/** Where a request leads: the form of its address, what is said of its endpoint, and what answers it before Next. */
type Place = { pattern: string; traits: EndpointTraits; hot: Hot | undefined }
type Judged = Place & { request: IncomingMessage }

/** Puts the shop in front of Next: request ids, log lines, security headers, limits, and the endpoints that are asked most. */
export function answerRequests(app: App): void {
  const { context } = app
  const ownHeaders = securityHeaders(context)
  const own = context.addresses.serverUrl && new URL(context.addresses.serverUrl).origin
  const findPage = gatherPages()
  // What is being developed changes without being told of.
  const pages = context.production ? makePageAnswer(app) : withoutCache

  function findPlace({ method = 'GET', headers }: IncomingMessage, path: string): Place | Response {
    if (!isApi(path)) {
      const pattern = findPage(path)
      if (PAGE_METHODS.includes(method)) return { pattern: pattern ?? UNKNOWN, traits: {}, hot: undefined }
      return pattern === undefined ? notFound() : methodNotAllowed('GET', 'HEAD')()
    }
    const found = routesOf(app.config)(method, path)
    if (!found) return notFound()
    // Payload takes some for another method than that which they have.
    if (isOverridden(headers)) return { pattern: found.pattern, traits: {}, hot: undefined }
    if ('allowed' in found) return methodNotAllowed(...found.allowed)()
    const { pattern, parameters, traits } = found
    return { pattern, traits, hot: traits.hot && { answer: traits.hot, parameters } }
  }

  /** What is said of a request by its headers, before a byte of its body is held. */
  async function judge(request: IncomingMessage, response: ServerResponse): Promise<Judged | Response> {
    request.url = canonicalTarget(request.url ?? '/')
    const path = request.url.split('?', 1)[0] ?? '/'
    setPolicy(context, request, response, path)
    const { method = 'GET', headers } = request
    const rate = isApi(path) ? rateOf(routesOf(app.config), { method, path, headers }) : rateOfPage(path)
    await limitRequests(context, headers, rate)
    const refusal = refuseForeignWrite(request, path, own)
    if (refusal) return refusal
    if (isForeignSignOut(request, path, own))
      return new Response(null, { status: 303, headers: { Location: '/admin' } })
    dropForeignSession(request, own)
    const place = findPlace(request, path)
    if (place instanceof Response) return place
    const limited = await limitBody(request, place.traits, app.getPayload)
    return isStrayForm(request, path) ? noForm() : { ...place, request: limited }
  }

  const intercept: Interceptor = async (request, response, pass) => {
    const watched = watchRequest(request, response)
    drainRequest(request, response)
    for (const [name, value] of ownHeaders) response.setHeader(name, value)
    if (isApi(request.url ?? '/')) keepFromCaches(response)
    const asked = () => toHotRequest(request, response)
    const judged = await judge(request, response).catch((error: unknown) => errorResponseOf(error, asked()))
    if (judged instanceof Response) {
      const isWhole = judged.status < 400 || isApi(request.url ?? '/')
      const answer = isWhole ? judged : await refusePage(judged, toHeaders(request))
      await sendResponse(request, response, answer)
      return
    }
    watched.route = judged.pattern
    // Whoever got the answer and looks sees what they wrote, before Postgres has told of it.
    if (isWrite(request.method)) atAnswer(response, pages.forget)
    if (judged.hot) await answerHot(app, judged.request, response, judged.hot)
    else await pages.answer(judged.request, response, pass)
  }

  interceptRequests({
    intercept,
    onClose() {
      stopListening()
      closeStreams()
    },
  })
}
