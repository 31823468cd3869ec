import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { captchaProviders } from '@plugins/abuse/captcha'
import { abuseOptions } from '@plugins/abuse/types'
import { trackRendering } from '@/core/http/rendering'
import type { App } from './app'
import { contentSecurityPolicy } from './contentSecurityPolicy'
import { type FindPage, loadPages } from './findPage'
import type { Pass } from './interceptRequests'
import { makePageCache } from './pageCache/makePageCache'
import { renderErrorPage } from './renderErrorPage'

/** The pages of the shop's own site. */
export type Site = {
  findPage: FindPage
  /** Whether pages have a Content Security Policy: not in development. */
  hasPolicies: boolean
  setPolicy(request: IncomingMessage, response: ServerResponse, path: string): void
  /** Answers a request for a page from the cache or by `pass`. */
  answer(request: IncomingMessage, response: ServerResponse, pass: Pass): Promise<void>
  /** Clears the page cache. */
  forget(): void
  /** An error response as a page, if a browser requested one. */
  refuse(refusal: Response, headers: Headers): Promise<Response>
}

/** Pages that other sites may embed: the 3D view of a build, which shows nothing that needs a cookie. */
const EMBEDDABLE = /^\/embed\/[^/]+\/?$/

/**
 * Sets the Content Security Policy for the browser and for Next, which writes the nonce on its scripts. A policy sent
 * by the client is dropped, because the page may be cached for others. Off in development, where Next compiles code in
 * the browser.
 */
function setPolicy({ context }: App, request: IncomingMessage, response: ServerResponse, path: string): void {
  const { production, stores } = context
  delete request.headers['content-security-policy']
  delete request.headers['content-security-policy-report-only']
  const isEmbeddable = EMBEDDABLE.test(path)
  if (isEmbeddable) response.removeHeader('X-Frame-Options')
  // Everything else may turn out to be a page, if only one that says that there is none.
  if (!production || /^\/(api|_next)(\/|$)/.test(path)) return
  const { captcha } = abuseOptions.of(context)
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), {
    storage: stores.origin,
    isEmbeddable,
    ...(captcha && { captcha: captchaProviders[captcha.provider].hosts }),
  })
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
}

const withoutCache: ReturnType<typeof makePageCache> = {
  answer: (request, response, pass) => trackRendering(response, () => pass(request, response)).passing,
  forget: () => undefined,
}

/** Handles the site's pages in front of Next. */
export function makeSite(app: App): Site {
  // In development pages change without notice.
  const pages = app.context.production ? makePageCache(app) : withoutCache
  return {
    ...pages,
    findPage: loadPages(),
    hasPolicies: app.context.production,
    setPolicy: (request, response, path) => setPolicy(app, request, response, path),
    refuse: renderErrorPage,
  }
}
