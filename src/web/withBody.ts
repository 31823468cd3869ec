import { type IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** The same request with a body that was already read: Node's own stream is consumed and can't be refilled. */
export function withBody(
  request: IncomingMessage,
  body: Buffer,
  headers: IncomingHttpHeaders = request.headers,
): IncomingMessage {
  const copy = new IncomingMessage(request.socket)
  copy.method = request.method
  copy.url = request.url
  copy.httpVersion = request.httpVersion
  copy.httpVersionMajor = request.httpVersionMajor
  copy.httpVersionMinor = request.httpVersionMinor
  copy.headers = { ...headers, 'content-length': String(body.length) }
  delete copy.headers['transfer-encoding']
  copy.rawHeaders = Object.entries(copy.headers).flatMap(([name, value]) => [name, String(value)])
  if (body.length > 0) copy.push(body)
  copy.push(null)
  copy.complete = true
  return copy
}
