import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { trackRendering } from '@/core/http/rendering'
import type { App } from './app'
import { contentSecurityPolicy } from './contentSecurityPolicy'
import { type FindPage, loadPages } from './findPage'
import type { Pass } from './interceptRequests'
import { makePageCache } from './pageCache/makePageCache'
import { isPageAddress } from './pageCache/pageCacheKey'
import { renderErrorPage } from './renderErrorPage'

/** The shop's own pages, which only its site has. */
export type Site = {
  findPage: FindPage
  setPolicy(request: IncomingMessage, response: ServerResponse, path: string): void
  /** Answers a request for a page, or what is no page, by what is kept or by `pass`. */
  answer(request: IncomingMessage, response: ServerResponse, pass: Pass): Promise<void>
  /** Forgets every page that is kept. */
  forget(): void
  /** A refusal as a page, where a browser asked for one. */
  refuse(refusal: Response, headers: Headers): Promise<Response>
}

/** Pages that others may put into theirs: the 3D view of a build, which shows nothing that a cookie opens. */
const EMBEDDABLE = /^\/embed\/[^/]+\/?$/

/**
 * Says what a page may do, to the browser and to Next, which writes the nonce on its scripts. What a client says of it is never heard:
 * the page may be kept for others. Not while the site is developed, for which Next compiles code in the browser.
 */
function setPolicy(
  { context: { production, stores } }: App,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  delete request.headers['content-security-policy']
  delete request.headers['content-security-policy-report-only']
  const isEmbeddable = EMBEDDABLE.test(path)
  if (isEmbeddable) response.removeHeader('X-Frame-Options')
  if (!production || !(isPageAddress(path) || /^\/admin(\/|$)/.test(path))) return
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), { storage: stores.origin, isEmbeddable })
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
}

const withoutCache: ReturnType<typeof makePageCache> = {
  answer: (request, response, pass) => trackRendering(response, () => pass(request, response)).passing,
  forget: () => undefined,
}

/** What stands in front of the site's pages. */
export function makeSite(app: App): Site {
  // What is being developed changes without being told of.
  const pages = app.context.production ? makePageCache(app) : withoutCache
  return {
    ...pages,
    findPage: loadPages(),
    setPolicy: (request, response, path) => setPolicy(app, request, response, path),
    refuse: renderErrorPage,
  }
}
