import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * `pass`: does nothing. `refuse`: nobody listens there. `stall`: takes requests and never answers. `slow`: passes bytes
 * in drops. `unavailable`: answers 503 SlowDown, as S3 does under load. `cut`: drops the connection in the middle of a
 * body, either way.
 */
export type S3Fault =
  | { kind: 'pass' }
  | { kind: 'refuse' }
  | { kind: 'stall' }
  | { kind: 'slow'; chunkBytes: number; everyMs: number }
  | { kind: 'unavailable' }
  | { kind: 'cut'; afterBytes: number }

export type S3Proxy = {
  /** Stays the same whatever it does. */
  readonly endpoint: string
  /** Requests it has seen, as `PUT /bucket/key`. */
  readonly requests: string[]
  /** Changes what it does, also to the connections that are open. `only` spares the requests that it doesn't match. */
  behave(fault: S3Fault, only?: (request: string) => boolean): Promise<void>
  stop(): Promise<void>
}

const SLOW_DOWN =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>'

/**
 * Stands before an S3 server and fails on demand. Headers pass unchanged: a signature covers the Host that the client
 * sent, and the server checks it against the Host that it gets.
 */
export async function startS3Proxy(target: string): Promise<S3Proxy> {
  const { hostname, port: targetPort } = new URL(target)
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let fault: S3Fault = { kind: 'pass' }
  let only: (request: string) => boolean = () => true

  const server = createServer((incoming, answer) => {
    const name = `${incoming.method} ${incoming.url?.split('?')[0]}`
    requests.push(name)
    const active: S3Fault = only(name) ? fault : { kind: 'pass' }
    if (active.kind === 'stall') return incoming.resume()
    if (active.kind === 'unavailable') {
      incoming.resume()
      return answer.writeHead(503, { 'content-type': 'application/xml', 'retry-after': '1' }).end(SLOW_DOWN)
    }
    const host = { hostname, port: targetPort, method: incoming.method, path: incoming.url }
    const outgoing = request({ ...host, headers: incoming.rawHeaders, setHost: false, agent: false }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.rawHeaders)
      transfer(response, answer, active).catch(() => answer.destroy())
    })
    outgoing.on('error', () => answer.destroy())
    answer.on('close', () => outgoing.destroy())
    transfer(incoming, outgoing, active).catch(() => {
      outgoing.destroy()
      incoming.socket?.destroy() // null once the client is gone
    })
  })
  server.requestTimeout = 0
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  // A client that asks whether to send its body is told what we would do, not what the target would.
  server.on('checkContinue', (incoming: IncomingMessage, answer: ServerResponse) => {
    answer.writeContinue()
    server.emit('request', incoming, answer)
  })
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }

  const port = await listen(server, 0)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    async behave(next, which = () => true) {
      only = which
      fault = next
      if (next.kind === 'refuse' && server.listening) await close(server, hangUp)
      if (next.kind !== 'refuse' && !server.listening) await listen(server, port)
    },
    async stop() {
      if (server.listening) await close(server, hangUp)
    },
  }
}

/** Passes a body on, as the fault has it. */
async function transfer(
  from: IncomingMessage,
  to: NodeJS.WritableStream & { destroy(): unknown },
  fault: S3Fault,
): Promise<void> {
  let passed = 0
  for await (const chunk of from) {
    const bytes: Buffer = chunk
    const step = fault.kind === 'slow' ? fault.chunkBytes : bytes.length
    for (let at = 0; at < bytes.length; at += step) {
      if (fault.kind === 'slow') await sleep(fault.everyMs)
      const part = bytes.subarray(at, at + step)
      passed += part.length
      if (fault.kind === 'cut' && passed > fault.afterBytes) throw new Error('cut')
      if (!to.write(part)) await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve))
    }
  }
  to.end()
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no port'))
      else resolve(address.port)
    })
  })
}

function close(server: Server, hangUp: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    hangUp()
  })
}
