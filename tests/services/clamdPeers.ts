import { createServer, type Server, type Socket } from 'node:net'

/** Something that listens where clamd should, and isn't one. */
export type Peer = {
  readonly host: string
  readonly port: number
  readonly env: Record<string, string>
  /** How many connections it has taken. */
  readonly connections: number
  stop(): Promise<void>
}

/** Takes the connection and everything that is sent, and never says a word. */
export const startStalledPeer = (port?: number): Promise<Peer> => listen((socket) => socket.resume(), port)

/** Takes the connection and then neither reads nor writes: the sender's buffers fill, and nothing is ever closed. */
export const startHalfOpenPeer = (port?: number): Promise<Peer> =>
  listen((socket) => socket.pause(), port, { pauseOnConnect: true })

/** Answers whatever it gets with something that is no answer of clamd's. */
export const startNonsensePeer = (port?: number, answer = 'HTTP/1.1 418 I am a teapot\r\n\r\n'): Promise<Peer> =>
  listen((socket) => {
    socket.resume()
    socket.once('data', () => socket.end(answer))
  }, port)

/** Dies in the middle of the file: reads this many bytes and drops the connection without an answer. */
export const startDyingPeer = (port?: number, afterBytes = 1_000): Promise<Peer> =>
  listen((socket) => {
    let read = 0
    socket.on('data', (chunk) => {
      read += chunk.length
      if (read >= afterBytes) socket.resetAndDestroy()
    })
  }, port)

/** Closes in the middle of the file as if all were well, without an answer. */
export const startClosingPeer = (port?: number, afterBytes = 1_000): Promise<Peer> =>
  listen((socket) => {
    let read = 0
    socket.on('data', (chunk) => {
      read += chunk.length
      if (read >= afterBytes) socket.end()
    })
  }, port)

function listen(serve: (socket: Socket) => void, port = 0, options: { pauseOnConnect?: boolean } = {}): Promise<Peer> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer({ allowHalfOpen: true, ...options }, (socket) => {
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {}) // the shop hanging up on it is what the test is about
    serve(socket)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('no port'))
      resolve({
        host: '127.0.0.1',
        port: address.port,
        env: { SCANNER: 'clamd', CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(address.port) },
        get connections() {
          return connections
        },
        stop: () =>
          new Promise((done) => {
            server.close(() => done())
            for (const socket of sockets) socket.destroy()
          }),
      })
    })
  })
}
