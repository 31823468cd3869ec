import { subscribe } from 'node:diagnostics_channel'
import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Server as HttpsServer } from 'node:https'
import { registerGuard } from '@/core/http/guardMark'

/** Passes a request on to the app's own listeners. Resolves once its response is closed. */
export type Pass = (request: IncomingMessage, response: ServerResponse) => Promise<void>
/** Answers a request, or lets `pass` do it. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse, pass: Pass) => Promise<void>

export type Interception = {
  intercept: Interceptor
  /** Ends whatever would keep a closing server open forever, such as event streams. */
  onClose: () => void
}

type Server = HttpServer | HttpsServer
type Installed = {
  current: Interception
  servers: WeakSet<Server>
  /** Requests already passed on: listeners may emit one again as another event. */
  passed: WeakSet<IncomingMessage>
}

/** Kept on `globalThis`: Next loads this module once per bundle, and again on changes in development. */
const shared = globalThis as typeof globalThis & { [key: symbol]: Installed | undefined }
const INSTALLED = Symbol.for('schematicshop.interception')

/** Events that a server emits for a request. The last two only if the app listens for them. */
const REQUEST_EVENTS = new Set(['request', 'checkContinue', 'checkExpectation'])

/** Milliseconds between checks for idle connections while a server closes. */
const IDLE_CHECK_MS = 100

const isServer = (value: unknown): value is Server => value instanceof HttpServer || value instanceof HttpsServer

function failResponse(response: ServerResponse, error: unknown): void {
  console.error(error)
  if (!response.headersSent) response.statusCode = 500
  response.end()
}

/** Intercepts requests before all listeners of a server, whenever they were added. */
function interceptServer(server: Server, installed: Installed): void {
  if (installed.servers.has(server)) return
  installed.servers.add(server)
  const emit: (event: string, ...args: unknown[]) => boolean = server.emit
  const { close } = server

  server.emit = ((event: string, ...args: unknown[]) => {
    const [request, response] = args as [IncomingMessage, ServerResponse]
    if (!REQUEST_EVENTS.has(event) || installed.passed.has(request)) return emit.call(server, event, ...args)
    const pass: Pass = (passedRequest, passedResponse) =>
      new Promise((resolve) => {
        installed.passed.add(passedRequest)
        passedResponse.once('close', resolve)
        emit.call(server, event, passedRequest, passedResponse)
      })
    installed.current.intercept(request, response, pass).catch((error: unknown) => failResponse(response, error))
    return true
  }) as typeof server.emit

  server.close = ((callback?: (error?: Error) => void) => {
    close.call(server, callback)
    installed.current.onClose()
    // A keep-alive connection is idle only after its response has ended.
    const closing = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS).unref()
    server.once('close', () => clearInterval(closing))
    return server
  }) as typeof close
}

/**
 * Intercepts every request of every HTTP server of this process from now on, no matter what created it. A later call
 * replaces the function. `next start` opens its port before the app's instrumentation runs, and HTTP/2 servers are not
 * intercepted at all: code that must not run unguarded calls `requireGuarded`.
 */
export function interceptRequests(interception: Interception): void {
  const before = shared[INSTALLED]
  if (before) {
    before.current = interception
    return
  }
  registerGuard()
  const installed: Installed = { current: interception, servers: new WeakSet(), passed: new WeakSet() }
  shared[INSTALLED] = installed
  // Published for each request before its server emits it.
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: unknown }
    if (isServer(server)) interceptServer(server, installed)
  })
}
