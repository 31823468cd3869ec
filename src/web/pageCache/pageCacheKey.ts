import type { IncomingMessage } from 'node:http'
import { HTML_LIMITED_BOT_UA_RE } from 'next/dist/shared/lib/router/utils/html-bots'
import { parseCookies } from 'payload/shared'
import { chooseLocale } from '@/i18n/chooseLocale'
import { LOCALE_COOKIE } from '@/i18n/locales'

const MAX_URL_CHARS = 1_000
const MAX_HEADER_CHARS = 4_000

/** What Next makes of one page: the whole of it, or a part for a page that is open already. */
const partHeaders = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
] as const

/** Answered by others: the API, Next's own files, the panel, and whatever has an ending. */
const notAPage = /^\/(api|_next|admin)(\/|$)|\.[A-Za-z0-9]+$/

/** Begins work for who asks, and tells them how much they have asked for. */
const personalPath = /^\/schematics\/[^/?]+\/download\//

export const isPageAddress = (path: string): boolean => !notAPage.test(path)

const cookiesOf = (header: string | undefined): Map<string, string> =>
  header ? parseCookies(new Headers({ cookie: header })) : new Map()

/**
 * What a visitor's page depends on: its address and host, the language, the part of it that Next is asked for, and whether the
 * reader is a program for which Next puts all metadata at the top. Nothing where the page may be somebody's own: with any
 * cookie but the language's, or credentials.
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
