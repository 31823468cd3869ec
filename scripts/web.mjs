import { createServer } from 'node:http'
import next from 'next'

// The web process: Next, and in front of it what the app's instrumentation installs (src/instrumentation.ts).

/** Milliseconds that answers under way get when the process is asked to end. */
const STOP_TIMEOUT_MS = 6_000
/** Milliseconds an idle connection is kept: longer than proxies keep theirs, so that none sends into a closing one. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000
/**
 * Milliseconds until a request must be there whole: the largest upload by a line of half a megabit a second. Headers
 * have Node's 60 s.
 */
const REQUEST_TIMEOUT_MS = 20 * 60_000

const dev = process.argv.includes('--dev')
const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)

process.title = 'schematicshop web'
// Where Next listens for web sockets, which there are none of but while the site is developed: it closes the connection
// of any other program
// that offers another protocol, as Java's and curl's do, instead of answering by the one that it came with.
const nobody = createServer()
const app = next({ dev, hostname, port, quiet: !dev, ...(!dev && { httpServer: nobody }) })

const server = createServer()
server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS
server.requestTimeout = REQUEST_TIMEOUT_MS
server.once('error', (error) => {
  console.error(`The web process cannot listen on ${hostname}:${port}: ${error.message}`)
  process.exit(1)
})

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    server.close(() => process.exit(0))
    setTimeout(() => process.exit(0), dev ? 0 : STOP_TIMEOUT_MS).unref()
  })
}

await app.prepare()
const handle = app.getRequestHandler()
server.on('request', (request, response) => {
  handle(request, response).catch((/** @type {unknown} */ error) => {
    console.error(error)
    if (!response.headersSent) response.statusCode = 500
    response.end()
  })
})
server.listen(port, hostname)
