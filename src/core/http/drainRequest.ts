import type { IncomingMessage, ServerResponse } from 'node:http'

/** Milliseconds that a client gets to send the rest of a body whose request has been answered. */
const DRAIN_TIMEOUT_MS = 10_000

/** Whether a request says that a body follows its headers. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0

/** Reads what comes of a request and drops it, until its end. @returns false where that did not come in time */
function dropRest(request: IncomingMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isWhole: boolean) => {
      clearTimeout(timer)
      resolve(isWhole)
    }
    const timer = setTimeout(() => finish(false), DRAIN_TIMEOUT_MS).unref()
    request.unpipe()
    request.removeAllListeners('data').removeAllListeners('readable')
    request.once('end', () => finish(true)).once('close', () => finish(request.complete))
    request.resume()
  })
}

/**
 * Delays the end of a response until the request body has been read and dropped. Ending earlier resets the connection
 * of a client that is still sending, which loses the response. The response is sent at once, so a client that reads its
 * length knows it is complete.
 */
export function drainRequest(request: IncomingMessage, response: ServerResponse): void {
  if (!hasBody(request)) return
  const { end } = response
  let isEnding = false
  const endAfterBody = (...args: unknown[]): ServerResponse => {
    if (isEnding) return response
    if (request.complete || request.destroyed) return end.apply(response, args as never)
    isEnding = true
    const done = args.find((arg): arg is () => void => typeof arg === 'function')
    const [chunk, encoding] = args
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding | undefined) : chunk
      if (!response.headersSent) response.setHeader('Content-Length', bytes.byteLength)
      response.write(bytes)
    } else {
      if (!response.headersSent) response.setHeader('Content-Length', 0)
      response.flushHeaders()
    }
    void dropRest(request).then((isWhole) => {
      end.apply(response, (done ? [done] : []) as never)
      if (!isWhole) request.socket.destroy()
    })
    return response
  }
  response.end = endAfterBody as typeof response.end
}
