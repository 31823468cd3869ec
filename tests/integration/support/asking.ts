import type { Ask } from '@/core/http/hotRequest'

/** A request as a hot endpoint gets it, for tests that call its handler. */
export const askFor = (path: string, headers: Record<string, string> = {}): Ask => ({
  method: 'GET',
  url: new URL(path, 'http://shop.invalid').href,
  headers: new Headers(headers),
  signal: new AbortController().signal,
  body: null,
})
