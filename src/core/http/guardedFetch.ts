import { type LookupAddress, lookup as lookupByCallback } from 'node:dns'
import { Agent as HttpAgent, type IncomingMessage, request as requestByHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestByHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { parseUrl } from '../text/parseUrl'
import { isPublicAddress } from './publicAddress'

/**
 * Why there is no answer: the URL or what its name leads to is not allowed; the host cannot be reached; it took too
 * long; its answer is too large, or leads from place to place.
 */
export type FetchFailure = 'refused' | 'unreachable' | 'timeout' | 'too_large' | 'too_many_redirects'

/** No answer, and why. The message is for the person who gave the URL: it tells nothing of this machine's network. */
export class GuardedFetchError extends Error {
  constructor(
    readonly reason: FetchFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'GuardedFetchError'
  }
}

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

export type GuardedFetchOptions = {
  /** @default 'GET' */
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** Milliseconds for everything: names, connection, redirects, answer. @default 10000 */
  timeoutMs?: number
  /** Bytes of an answer's body. @default 1 MiB */
  maxBytes?: number
  /** How often an answer may lead elsewhere; only GET and HEAD follow. @default 0: such an answer is the answer */
  maxRedirects?: number
  signal?: AbortSignal
  /** Addresses that may be asked. An operator may allow some of their own network. @default `isPublicAddress` */
  allows?: (address: string) => boolean
  /** @default the system's resolver */
  resolve?: Resolve
}

export type GuardedAnswer = {
  status: number
  headers: Readonly<Record<string, string>>
  body: Buffer
  /** Where the answer came from, after redirects. */
  url: string
}

const TIMEOUT_MS = 10_000
const MAX_BYTES = 1024 ** 2
/** Characters of a URL. */
const MAX_URL = 2_048
/** Characters of an answer's headers. */
const MAX_HEADER_SIZE = 16 * 1024

const WEB_PORTS = new Set([80, 443])
const MIN_OPEN_PORT = 1_024
/** Services above that port which read lines, so that a request may be a command to them (WHATWG Fetch, bad ports). */
const BAD_PORTS = new Set([1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 10080, 11211])
const isOpenPort = (port: number) =>
  WEB_PORTS.has(port) || (port >= MIN_OPEN_PORT && !BAD_PORTS.has(port) && !(port >= 6665 && port <= 6697))

/** Names that lead to no public address. What others lead to is judged as the socket connects. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|localdomain)\.?$/i

const systemResolve: Resolve = (host) => promisify(lookupByCallback)(host, { all: true, verbatim: true })
const refused = (message: string) => new GuardedFetchError('refused', message)
const notPublic = () => refused('The URL leads to an address that is not on the public Internet.')
/** The host of a URL as a socket takes it. The URL parser has made `0x7f.1` and `2130706433` addresses already. */
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')

/**
 * Reads a URL that a user gave, by all that can be told without asking a resolver.
 * @throws GuardedFetchError `refused`, with what is wrong in a sentence
 */
export function requireWebUrl(text: string, allows: (address: string) => boolean = isPublicAddress): URL {
  const url = text.length <= MAX_URL ? parseUrl(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw refused('The URL must begin with https:// or http://.')
  if (url.username !== '' || url.password !== '') throw refused('The URL must not have a name or password.')
  if (!isOpenPort(Number(url.port) || (url.protocol === 'https:' ? 443 : 80)))
    throw refused('The URL’s port must be 80, 443, or one above 1023 that no other service uses.')
  const host = hostOf(url)
  if (isIP(host) ? !allows(host) : allows === isPublicAddress && PRIVATE_NAME.test(host)) throw notPublic()
  return url
}

/**
 * A `lookup` for sockets that gives them no address but allowed ones. The socket connects to what was judged: a name
 * that leads elsewhere a moment later (DNS rebinding) is not asked again. One address that is not allowed refuses all.
 */
const guardLookup =
  (resolve: Resolve, allows: (address: string) => boolean): LookupFunction =>
  (host, options, callback) => {
    const judge = (found: readonly LookupAddress[]): LookupAddress[] => {
      if (found.length === 0 || !found.every(({ address }) => allows(address))) throw notPublic()
      return [...found]
    }
    resolve(host)
      .then(judge)
      .then(
        (found) => (options.all ? callback(null, found) : callback(null, found[0]!.address, found[0]!.family)),
        (error: NodeJS.ErrnoException) => callback(error, []),
      )
  }

async function readAnswer(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) {
      answer.destroy()
      throw new GuardedFetchError('too_large', `The answer has more than ${maxBytes} bytes.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

type Sent = { method: string; headers: Record<string, string>; body: string | Uint8Array | undefined }
type Bounds = Required<Pick<GuardedFetchOptions, 'allows' | 'resolve' | 'maxBytes'>> & { signal: AbortSignal }

/** One request, on a connection of its own. */
async function send(url: URL, { method, headers, body }: Sent, bounds: Bounds): Promise<GuardedAnswer> {
  const isTls = url.protocol === 'https:'
  const agent = new (isTls ? HttpsAgent : HttpAgent)({ keepAlive: false })
  const { signal, allows, resolve, maxBytes } = bounds
  try {
    const answer = await new Promise<IncomingMessage>((done, fail) => {
      const request = (isTls ? requestByHttps : requestByHttp)(url, {
        agent,
        method,
        headers: { ...headers, ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }) },
        signal,
        lookup: guardLookup(resolve, allows),
        maxHeaderSize: MAX_HEADER_SIZE,
      })
      request.once('response', done).once('error', fail).end(body)
    })
    const names = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
    return {
      status: answer.statusCode ?? 0,
      headers: Object.fromEntries(names),
      body: await readAnswer(answer, maxBytes),
      url: url.href,
    }
  } finally {
    agent.destroy()
  }
}

function toFailure(error: unknown, timeout: AbortSignal): GuardedFetchError {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof GuardedFetchError) return cause
  if (timeout.aborted) return new GuardedFetchError('timeout', 'The host took too long to answer.', { cause: error })
  return new GuardedFetchError('unreachable', 'The host cannot be reached.', { cause: error })
}

/**
 * Requests a URL that a user gave, without letting them reach what only this machine can (server-side request forgery,
 * CWE-918): addresses are judged when the socket connects, also after each redirect, and size and time are bounded. No
 * cookies, no proxy and no shared connection.
 * @throws GuardedFetchError with the reason, and a message for the person who gave the URL
 */
export async function guardedFetch(address: string, options: GuardedFetchOptions = {}): Promise<GuardedAnswer> {
  const { timeoutMs = TIMEOUT_MS, maxRedirects = 0, allows = isPublicAddress, resolve = systemResolve } = options
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  const bounds = { signal, allows, resolve, maxBytes: options.maxBytes ?? MAX_BYTES }
  const sent: Sent = { method: options.method ?? 'GET', headers: { ...options.headers }, body: options.body }
  const follows = ['GET', 'HEAD'].includes(sent.method) && maxRedirects > 0
  let url = requireWebUrl(address, allows)
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const answer = await send(url, sent, bounds)
      const { location } = answer.headers
      if (!follows || location === undefined || ![301, 302, 303, 307, 308].includes(answer.status)) return answer
      const next = requireWebUrl(URL.canParse(location, url.href) ? new URL(location, url).href : '', allows)
      if (url.protocol === 'https:' && next.protocol !== 'https:')
        throw refused('The URL leads from https:// to http://.')
      // What was meant for one host is told to no other.
      if (next.origin !== url.origin) sent.headers = {}
      url = next
    }
  } catch (error) {
    throw toFailure(error, timeout)
  }
  throw new GuardedFetchError('too_many_redirects', `The URL leads on more than ${maxRedirects} times.`)
}
