import { createServer } from 'node:http'
import next from 'next'

// The web process: Next, and in front of it what the shop's own code (src/server/http) answers itself.

/** Milliseconds that answers under way get when the process is asked to end. */
const GRACE = 6_000
/** Milliseconds an idle connection is kept: longer than proxies keep theirs, so that none sends into a closing one. */
const KEEP_ALIVE = 65_000
/** Milliseconds until a request must be there whole: the largest upload by a line of half a megabit a second. Headers have Node's 60 s. */
const WHOLE_REQUEST = 20 * 60_000

const dev = process.argv.includes('--dev')
const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)

process.title = 'schematicshop web'
// Where Next listens for web sockets, which there are none of but while the site is developed: it closes the connection of any other program
// that offers another protocol, as Java's and curl's do, instead of answering by the one that it came with.
const nobody = createServer()
const app = next({ dev, hostname, port, quiet: !dev, ...(!dev && { httpServer: nobody }) })

/** @type {typeof globalThis & { shopAnswer?: (...args: unknown[]) => Promise<void>, shopStop?: () => void }} */
const shop = globalThis

/** @type {import('node:http').RequestListener} */
let listener = (_request, response) => response.writeHead(503, { 'Retry-After': '1' }).end()
const server = createServer((request, response) => listener(request, response))
server.keepAliveTimeout = KEEP_ALIVE
server.requestTimeout = WHOLE_REQUEST
server.once('error', (error) => {
  console.error(`The web process cannot listen on ${hostname}:${port}: ${error.message}`)
  process.exit(1)
})

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    server.close(() => process.exit(0))
    shop.shopStop?.()
    // A connection that is kept is idle only once its answer has ended.
    setInterval(() => server.closeIdleConnections(), 100).unref()
    setTimeout(() => process.exit(0), dev ? 0 : GRACE).unref()
  })
}

await app.prepare()
const pass = app.getRequestHandler()
// Next attaches itself to the server's web sockets, by which changes are told, at the first request it gets to see.
let attached = !dev
listener = (request, response) => {
  const answered = attached && shop.shopAnswer ? shop.shopAnswer(request, response, pass) : pass(request, response)
  attached = true
  answered.catch((/** @type {unknown} */ error) => {
    console.error(error)
    if (!response.headersSent) response.statusCode = 500
    response.end()
  })
}
server.listen(port, hostname)
