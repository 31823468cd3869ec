import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** A complete response, of which nothing has been sent yet. */
export type Captured = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

/** Limits of buffering, in bytes and in milliseconds since the first byte. A page over either is streamed instead. */
const MAX_BYTES = 2 * 1024 ** 2
const CAPTURE_TIMEOUT_MS = 2_000

type Done = (error?: Error | null) => void
const doneOf = (args: unknown[]): Done | undefined => args.find((arg): arg is Done => typeof arg === 'function')
const isData = (chunk: unknown) => chunk !== undefined && chunk !== null && typeof chunk !== 'function'
const bytesOf = (chunk: unknown, encoding: unknown): Buffer =>
  typeof chunk === 'string'
    ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
    : Buffer.from(chunk as Uint8Array)

/**
 * Buffers a response until it ends. `whole` is the complete response; undefined if it was too large or too slow and was
 * streamed instead, if the client left, or if it was released.
 */
export function captureResponse(response: ServerResponse): {
  whole: Promise<Captured | undefined>
  release: () => void
} {
  const own = {
    write: response.write,
    end: response.end,
    writeHead: response.writeHead,
    flushHeaders: response.flushHeaders,
  }
  const chunks: Buffer[] = []
  const { promise: whole, resolve } = Promise.withResolvers<Captured | undefined>()
  let size = 0
  let isHeld = true
  let timer: ReturnType<typeof setTimeout> | undefined

  const release = () => {
    isHeld = false
    clearTimeout(timer)
    response.off('close', release)
    Object.assign(response, own)
    resolve(undefined) // no effect once resolved
  }
  const letGo = () => {
    release()
    for (const chunk of chunks) own.write.call(response, chunk, 'utf8')
  }
  response.once('close', release)

  // Code that took these functions earlier may still call them: then they pass through.
  const held = {
    flushHeaders: () => {
      if (!isHeld) own.flushHeaders.call(response)
    },
    writeHead: (...args: unknown[]) => {
      if (!isHeld) return own.writeHead.apply(response, args as never)
      const [status, ...rest] = args
      response.statusCode = Number(status)
      const headers = rest.find((value) => typeof value === 'object' && value !== null) ?? {}
      for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders))
        if (value !== undefined) response.setHeader(name, value)
      return response
    },
    write: (...args: unknown[]) => {
      if (!isHeld) return own.write.apply(response, args as never)
      const bytes = bytesOf(args[0], args[1])
      chunks.push(bytes)
      size += bytes.length
      timer ??= setTimeout(letGo, CAPTURE_TIMEOUT_MS)
      const done = doneOf(args)
      if (done) process.nextTick(done)
      if (size > MAX_BYTES) letGo()
      return true
    },
    end: (...args: unknown[]) => {
      if (!isHeld) return own.end.apply(response, args as never)
      if (isData(args[0])) chunks.push(bytesOf(args[0], args[1]))
      const done = doneOf(args)
      if (done) response.once('finish', done)
      resolve({ status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(chunks) })
      release()
      return response
    },
  }
  Object.assign(response, held)
  return { whole, release }
}
