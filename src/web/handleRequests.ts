import type { IncomingMessage, ServerResponse } from 'node:http'
import { isCheckedByGuard } from '@plugins/guards/disableCsrfCheck'
import { unsubscribePath } from '@plugins/notifications/queries/unsubscribeToken'
import { sentKey } from '@/core/access/scopes'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { drainRequest } from '@/core/http/drainRequest'
import type { HotHandler, Parameters } from '@/core/http/endpointTraits'
import { errorResponseOf } from '@/core/http/errorResponseOf'
import { routesOf } from '@/core/http/findRoute'
import { markChecked, markSeen } from '@/core/http/guardMark'
import { toHeaders, toHotRequest } from '@/core/http/hotRequest'
import { limitRequests } from '@/core/http/limitRequests'
import { methodNotAllowed } from '@/core/http/methodNotAllowed'
import type { PayloadTraits } from '@/core/http/payloadRoutes'
import { effectiveMethod, hasMethodOverride, rateOf, rateOfPage } from '@/core/http/rateOf'
import { sendResponse } from '@/core/http/sendResponse'
import { closeStreams } from '@/core/live/streamLimit'
import { stopListening } from '@/core/live/subscribe'
import { log } from '@/core/log/log'
import { collectLimits, type LimitState, limitHeaders } from '@/core/rates/requestLimits'
import type { App } from './app'
import { beforeHeaders } from './beforeHeaders'
import { canonicalTarget } from './canonicalTarget'
import { answerPreflight, isPreflight, setCorsHeaders } from './cors'
import { dropCrossSiteSession, isCrossSiteSignOut, isForeignOrigin, rejectCrossSiteWrite } from './guardOrigin'
import { type Interceptor, interceptRequests, type Pass } from './interceptRequests'
import { limitBody } from './limitBody'
import { matchShopPaths } from './matchShopPaths'
import { renewSession } from './renewSession'
import { completePolicies, securityHeadersOf } from './securityHeaders'
import type { Site } from './site'
import { validatePayloadRequest } from './validatePayloadRequest'
import { isGraphQL } from './validateRequest'
import { UNKNOWN, watchRequest } from './watchRequest'

const isPanel = (path: string) => /^\/admin(\/|$)/.test(path)
const isWrite = (method = 'GET') => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/**
 * API responses are private unless they say otherwise: no shared cache keeps them. They tell what is left of the limits
 * that the request counted for, except where they were turned away by another one.
 */
function completeApiHeaders(response: ServerResponse, limits: ReadonlyMap<string, LimitState>): void {
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'private, no-store')
  if (limits.size === 0 || response.hasHeader('RateLimit')) return
  for (const [name, value] of Object.entries(limitHeaders(limits.values()))) response.setHeader(name, value)
}

type Hot = { answer: HotHandler; parameters: Parameters }

async function answerHot(app: App, request: IncomingMessage, response: ServerResponse, hot: Hot) {
  const asked = toHotRequest(request, response)
  let answer: Response
  try {
    const payload = await app.getPayload()
    answer = await hot.answer(payload, asked, hot.parameters)
  } catch (error) {
    answer = errorResponseOf(error, asked)
  }
  try {
    await sendResponse(request, response, answer)
  } catch (error) {
    // The client disconnected or the file disappeared. Destroying the connection is the only way left to report it.
    if (!request.destroyed) log.warn({ err: error }, 'an answer broke off')
    response.destroy()
  }
}

const isApi = (target: string) => /^\/api([/?]|$)/.test(target)
const notFound = () => errorResponse(new ShopError(404, 'not_found', 'There is nothing at this URL. See /api/docs.'))
const unsupportedForm = () =>
  errorResponse(new ShopError(415, 'unsupported_media_type', 'Pages don’t accept forms with files. See /api/docs.'))
/** Methods of pages. POST is for server actions and the panel. */
const PAGE_METHODS = ['GET', 'HEAD', 'POST']

/** Multipart forms: only the panel's own pages accept them. Next would crash on a malformed one. */
const isUnexpectedForm = ({ method, headers }: IncomingMessage, path: string) =>
  method === 'POST' && !isApi(path) && !isPanel(path) && /^multipart\//i.test(headers['content-type'] ?? '')

/**
 * Where a request leads: its route, the traits of its endpoint, and the handler that answers it before Next, if any.
 */
type Target = { pattern: string; traits: PayloadTraits; hot: Hot | undefined }
type Judged = Target & { request: IncomingMessage }

/**
 * Handles the shop's requests in front of Next, or validates them first: request ids, log lines, security headers,
 * limits, and the busiest endpoints. Requests of the app itself are passed on unchanged.
 * @param site if given, the site's pages are the shop's too; otherwise pages belong to the app
 */
export function handleRequests(app: App, site?: Site): void {
  const { config, context } = app
  const ownHeaders = securityHeadersOf(context)
  const own = context.addresses.serverUrl && new URL(context.addresses.serverUrl).origin
  const { corsOrigins: cors } = context
  const { cookiePrefix } = config
  const origins = { own, cookiePrefix, cors, unsubscribe: unsubscribePath(context) }
  const checksOriginsOfAll = isCheckedByGuard(config)
  const isShopPath = site ? () => true : matchShopPaths(app)

  function findTarget({ method = 'GET', headers }: IncomingMessage, path: string): Target | Response {
    if (!isApi(path)) {
      const pattern = site?.findPage(path)
      if (PAGE_METHODS.includes(method)) return { pattern: pattern ?? UNKNOWN, traits: {}, hot: undefined }
      return pattern === undefined ? notFound() : methodNotAllowed('GET', 'HEAD')()
    }
    const found = routesOf(config)(isGraphQL(config, path) ? method : effectiveMethod(method, headers), path)
    if (!found) return notFound()
    if ('allowed' in found) return methodNotAllowed(...found.allowed)()
    // Payload treats a request with an override header as another method.
    if (hasMethodOverride(headers)) return { pattern: found.pattern, traits: {}, hot: undefined }
    const { pattern, parameters, traits } = found
    return { pattern, traits, hot: traits.hot && { answer: traits.hot, parameters } }
  }

  /** Checks a request by its headers, before any of its body is buffered. */
  async function judge(
    request: IncomingMessage,
    response: ServerResponse,
    watched: { route: string },
  ): Promise<Judged | Response> {
    request.url = canonicalTarget(request.url ?? '/')
    const path = request.url.split('?', 1)[0] ?? '/'
    site?.setPolicy(request, response, path)
    const { method = 'GET', headers } = request
    const rate = isApi(path) ? rateOf(routesOf(config), { method, path, headers }) : rateOfPage(path)
    await limitRequests(context, headers, rate)
    if (isApi(path) && isPreflight(method, headers)) return answerPreflight()
    // No browser sends a key by itself, so no other site can make it; and where there are cookies too, the key counts.
    if (isApi(path) && sentKey(toHeaders(request)) !== undefined) delete headers.cookie
    else {
      const refusal = rejectCrossSiteWrite(request, path, origins)
      if (refusal) return refusal
    }
    if (isCrossSiteSignOut(request, path, own))
      return new Response(null, { status: 303, headers: { Location: '/admin' } })
    dropCrossSiteSession(request, origins)
    await renewSession(app, request, response)
    const place = findTarget(request, path)
    if (place instanceof Response) return place
    watched.route = place.pattern
    const limited = await limitBody(request, place.traits, app)
    markChecked(limited)
    return isUnexpectedForm(request, path) ? unsupportedForm() : { ...place, request: limited }
  }

  const intercept: Interceptor = async (request, response, pass) => {
    markSeen(request)
    if (!isShopPath(request.url ?? '/')) {
      if (checksOriginsOfAll) dropCrossSiteSession(request, origins)
      await renewSession(app, request, response)
      return pass(request, response)
    }
    const limits = new Map<string, LimitState>()
    return collectLimits(limits, () => handle(request, response, pass, limits))
  }

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    pass: Pass,
    limits: ReadonlyMap<string, LimitState>,
  ): Promise<void> {
    const watched = watchRequest(request, response)
    drainRequest(request, response)
    for (const [name, value] of ownHeaders) response.setHeader(name, value)
    const from = { origin: request.headers.origin, isForeign: isForeignOrigin(request, own) }
    beforeHeaders(response, () => {
      const { url = '/' } = request
      if (isApi(url)) {
        completeApiHeaders(response, limits)
        setCorsHeaders(response, cors, from)
      } else if (!site?.hasPolicies) return
      completePolicies(response, context, url)
    })
    const asked = () => toHotRequest(request, response)
    const judged = await judge(request, response, watched).catch((error: unknown) => errorResponseOf(error, asked()))
    const isAboutApi = isApi(request.url ?? '/')
    if (judged instanceof Response) {
      const isWhole = judged.status < 400 || isAboutApi || !site
      await sendResponse(request, response, isWhole ? judged : await site.refuse(judged, toHeaders(request)))
      return
    }
    // Users see their own write on the next page, even before Postgres has notified us.
    if (site && isWrite(request.method)) beforeHeaders(response, site.forget)
    if (judged.hot) await answerHot(app, judged.request, response, judged.hot)
    else if (isAboutApi) await validatePayloadRequest(app, judged.traits, judged.request, response, pass)
    else await (site?.answer ?? pass)(judged.request, response, pass)
  }

  interceptRequests({
    intercept,
    onClose() {
      stopListening()
      closeStreams()
    },
  })
}
