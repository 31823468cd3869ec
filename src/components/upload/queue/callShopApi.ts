import type { BytesResponse } from './sendBytes'

/** Milliseconds before a request times out. Assembling a large file takes a while. */
const REQUEST_TIMEOUT_MS = 60_000

/** Calls the shop's API with JSON. `status` 0: the connection was lost. @throws AbortError if cancelled */
export async function callShopApi(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<BytesResponse> {
  signal.throwIfAborted()
  // Not `AbortSignal.any`: older phones lack it.
  const lost = new AbortController()
  const end = () => lost.abort()
  const patience = setTimeout(end, REQUEST_TIMEOUT_MS)
  signal.addEventListener('abort', end)
  try {
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      signal: lost.signal,
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    return { status: response.status, body: answer, retryAfter: Number(response.headers.get('Retry-After')) || 0 }
  } catch {
    signal.throwIfAborted()
    return { status: 0, body: undefined, retryAfter: 0 }
  } finally {
    clearTimeout(patience)
    signal.removeEventListener('abort', end)
  }
}
