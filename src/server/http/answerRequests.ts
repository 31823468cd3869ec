import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import config from '@payload-config'
import { headersWithCors } from 'payload'
import { env } from '@/env'
import { getShop } from '../getShop'
import { closeStreams } from '../live/seats'
import { stopListening } from '../live/subscribe'
import { log } from '../log'
import { makePageAnswer } from '../pageCache/answerPage'
import { isPageAddress } from '../pageCache/keyOf'
import { watchRendering } from '../pageCache/rendering'
import { storageOrigin } from '../storage'
import { askOf } from './ask'
import { drainRequest } from './drainRequest'
import { errorResponseOf } from './errorResponseOf'
import { type FindRoute, type Found, gatherHotRoutes } from './findHotRoute'
import { refuseTooMany } from './limitRequests'
import { methodNotAllowed } from './methodNotAllowed'
import { pagePolicy } from './pagePolicy'
import { sendResponse } from './sendResponse'
import { watchRequest } from './watchRequest'

/** Answers a request, or lets `pass` do it. */
export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  pass: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
) => Promise<void>

/** Sent with every answer, pages and files alike. */
const SECURITY_HEADERS = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['X-Frame-Options', 'SAMEORIGIN'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
] as const

/** Pages that others may put into theirs: the 3D view of a build, which shows nothing that a cookie opens. */
const EMBEDDABLE = /^\/embed\/[^/]+\/?$/

/**
 * Says what a page may do, to the browser and to Next, which writes the nonce on its scripts. What a client says of it is never heard:
 * the page may be kept for others. Not while the site is developed, for which Next compiles code in the browser.
 */
function setPolicy(request: IncomingMessage, response: ServerResponse, path: string): void {
  delete request.headers['content-security-policy']
  delete request.headers['content-security-policy-report-only']
  const isEmbeddable = EMBEDDABLE.test(path)
  if (isEmbeddable) response.removeHeader('X-Frame-Options')
  if (env.NODE_ENV !== 'production' || !(isPageAddress(path) || isPanel(path))) return
  const policy = pagePolicy(randomBytes(16).toString('base64'), { storage: storageOrigin, isEmbeddable })
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
}

/** Where the server in front of Next finds the function below: Next's bundle shares nothing else with it. */
declare global {
  var shopAnswer: Answer | undefined
  /** Ends what would stay open for ever, when the process is asked to end. */
  var shopStop: (() => void) | undefined
}

const isPanel = (path: string) => /^\/admin(\/|$)/.test(path)
const isWrite = (method = 'GET') => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Forgets pages as the answer to a write begins: whoever got it and looks sees what they wrote, before Postgres has told of it. */
function forgetAtAnswer(response: ServerResponse, forget: () => void): void {
  const { writeHead } = response
  response.writeHead = ((...args: unknown[]) => {
    forget()
    return writeHead.apply(response, args as never)
  }) as typeof writeHead
}

const withoutCache: ReturnType<typeof makePageAnswer> = {
  answer: (request, response, pass) => watchRendering(response, () => pass(request, response)).passing,
  forget: () => undefined,
}

async function answerHot(request: IncomingMessage, response: ServerResponse, { handle, parameters }: Found) {
  const ask = askOf(request, response)
  let answer: Response
  try {
    const payload = await getShop()
    answer = await handle(payload, ask, parameters)
    if (ask.headers.has('origin')) headersWithCors({ headers: answer.headers, req: { headers: ask.headers, payload } })
  } catch (error) {
    answer = errorResponseOf(error, ask)
  }
  try {
    await sendResponse(request, response, answer)
  } catch (error) {
    // The client went away, or the file did: all that can be told is that the answer is not whole.
    if (!request.destroyed) log.warn({ err: error }, 'an answer broke off')
    response.destroy()
  }
}

/** Puts the shop in front of Next: request ids, log lines, security headers, limits, and the endpoints that are asked most. */
export async function answerRequests(): Promise<void> {
  const findRoute: FindRoute = gatherHotRoutes(await config)
  // What is being developed changes without being told of.
  const pages = env.NODE_ENV === 'production' ? makePageAnswer() : withoutCache
  globalThis.shopStop = () => {
    stopListening()
    closeStreams()
  }
  globalThis.shopAnswer = async (request, response, pass) => {
    watchRequest(request, response)
    drainRequest(request, response)
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value)
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    setPolicy(request, response, path)
    const refusal = await refuseTooMany(request, path)
    if (refusal) {
      await sendResponse(request, response, refusal)
      return
    }
    const overridden = request.headers['x-http-method-override'] ?? request.headers['x-payload-http-method-override']
    const found = overridden === undefined ? findRoute(request.method ?? 'GET', path) : undefined
    if (isWrite(request.method)) forgetAtAnswer(response, pages.forget)
    if (!found) await pages.answer(request, response, pass)
    else if ('allowed' in found) await sendResponse(request, response, methodNotAllowed(...found.allowed)())
    else await answerHot(request, response, found)
  }
}
