import type { IncomingMessage } from 'node:http'

/** Milliseconds that any body may take, plus the minimum bytes per second of the sender: a quarter of a megabit. */
const MIN_BODY_TIMEOUT_MS = 30_000
const MIN_BYTES_PER_SECOND = 32 * 1024

/** Milliseconds until a body of this size must have arrived. */
export const bodyTimeoutMs = (bytes: number): number => MIN_BODY_TIMEOUT_MS + (bytes / MIN_BYTES_PER_SECOND) * 1_000

/**
 * Closes a connection whose body does not arrive in time, as Node does for headers: a client that sends a byte now and
 * then would keep it for as long as the largest upload may take.
 */
export function enforceBodyTimeout(request: IncomingMessage, milliseconds: number): void {
  const { socket } = request
  const close = () => {
    if (request.complete || socket.destroyed) return
    socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
    socket.destroySoon()
  }
  const timer = setTimeout(close, milliseconds).unref()
  request.once('close', () => clearTimeout(timer))
}
