import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { chooseEncoding } from './chooseEncoding'

const compress = promisify(gzip)

/** Compression saves a packet from this size on; a higher level costs twice the CPU for a tenth of the bytes. */
const MIN_COMPRESSED_BYTES = 1_400
const LEVEL = 4

/** Types that compress well. An event stream never ends, so it is excluded. */
const isText = (type: string | null) =>
  type !== null && /^(application\/(json|(atom\+)?xml)|text\/(?!event-stream))/.test(type)

/** Headers of which there may be several; of all others the answer's own stands in place of what was set before. */
const repeatedHeaders = new Set(['set-cookie', 'vary'])

/** Writes a response: text at once, compressed if accepted; the rest streamed. */
export async function sendResponse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  response.statusCode = answer.status
  for (const [name, value] of answer.headers)
    if (repeatedHeaders.has(name)) response.appendHeader(name, value)
    else response.setHeader(name, value)
  if (!answer.body) {
    response.end()
    return
  }
  if (!isText(answer.headers.get('content-type'))) {
    response.flushHeaders()
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), response)
    return
  }
  const text = Buffer.from(await answer.text())
  if (text.length < MIN_COMPRESSED_BYTES) {
    response.end(text)
    return
  }
  response.appendHeader('Vary', 'Accept-Encoding')
  if (chooseEncoding(request.headers['accept-encoding']?.toString(), ['gzip']) === 'gzip') {
    response.setHeader('Content-Encoding', 'gzip')
    response.end(await compress(text, { level: LEVEL }))
  } else response.end(text)
}
