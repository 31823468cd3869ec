import type { IncomingMessage, ServerResponse } from 'node:http'

/** Milliseconds that a client gets to send the rest of a body whose request has been answered. */
const REST = 10_000

/**
 * Reads and drops what comes of a body after its answer. Without it the next request on the same connection is never
 * read, and closing at once could take the answer with it: a client that is still sending gets a reset, not the answer.
 */
export function drainRequest(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request
  response.once('finish', () => {
    if (request.complete) return
    setTimeout(() => {
      if (!request.complete) socket.destroy()
    }, REST).unref()
    request.unpipe()
    request.removeAllListeners('data').removeAllListeners('readable')
    request.resume()
  })
}
