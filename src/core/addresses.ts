import type { Locale } from '@/i18n/locales'

/** Where things are on the site, relative to it. */

export const buildPath = (slug: string) => `/schematics/${encodeURIComponent(slug)}`
export const categoryPath = (slug: string) => `/categories/${encodeURIComponent(slug)}`
export const tagPath = (slug: string) => `/tags/${encodeURIComponent(slug)}`
export const personPath = (username: string) => `/people/${encodeURIComponent(username)}`
export const listPath = (slug: string) => `/lists/${encodeURIComponent(slug)}`
export const embedPath = (slug: string) => `/embed/${encodeURIComponent(slug)}`
export const blockPath = (block: string) => `/schematics?block=${encodeURIComponent(block)}`

/**
 * The feed of what an address of the browse page finds, in the language of the page that names it: programs that read
 * feeds say none.
 */
export const feedPath = (query: string, locale: Locale) =>
  `/api/schematics/feed?${query ? `${query}&` : ''}lang=${locale}`

/** The slug in an address as it was before it was encoded; empty where that is no encoding. */
export function readSlug(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}
