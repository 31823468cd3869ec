import type { IncomingMessage } from 'node:http'
import { HTML_LIMITED_BOT_UA_RE } from 'next/dist/shared/lib/router/utils/html-bots'
import { parseCookies } from 'payload/shared'
import { chooseLocale } from '@/i18n/chooseLocale'
import { LOCALE_COOKIE } from '@/i18n/locales'

const MAX_URL_CHARS = 1_000
const MAX_HEADER_CHARS = 4_000

/** Headers by which Next renders a page in full, or only a part for client navigation. */
const partHeaders = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
] as const

/** Not pages: the API, Next's own files, the panel, and anything with a file extension. */
const notAPage = /^\/(api|_next|admin)(\/|$)|\.[A-Za-z0-9]+$/

/** Starts work for the user and shows their rate limit. */
const personalPath = /^\/schematics\/[^/?]+\/download\//

export const isPageAddress = (path: string): boolean => !notAPage.test(path)

const cookiesOf = (header: string | undefined): Map<string, string> =>
  header ? parseCookies(new Headers({ cookie: header })) : new Map()

/**
 * What an anonymous user's page depends on: its URL and host, the language, the part that Next is asked for, and
 * whether the client is a bot that needs all metadata in the head. Undefined if the page may be personal: with
 * credentials, or any cookie but the language's.
 */
export function pageCacheKey({ headers, url = '/' }: IncomingMessage): string | undefined {
  if (headers.authorization !== undefined || url.length > MAX_URL_CHARS || personalPath.test(url)) return undefined
  const cookies = cookiesOf(headers.cookie)
  const chosen = cookies.get(LOCALE_COOKIE)
  cookies.delete(LOCALE_COOKIE)
  if (cookies.size > 0) return undefined
  const parts = partHeaders.map((name) => headers[name]?.toString() ?? '')
  if (parts.join('').length > MAX_HEADER_CHARS) return undefined
  const locale = chooseLocale({ chosen, accepted: headers['accept-language'] ?? null })
  const isProgram = HTML_LIMITED_BOT_UA_RE.test(headers['user-agent'] ?? '')
  return JSON.stringify([headers.host ?? '', url, locale, isProgram, ...parts])
}
