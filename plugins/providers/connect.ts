import * as client from 'openid-client'
import { createTtlCache } from '@/core/cache/createTtlCache'
import { perContext, type ShopContext } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { Provider } from './types'

/** Milliseconds that a provider may take to answer, and bytes that it may answer. */
const ANSWER_TIMEOUT_MS = 10_000
const MAX_ANSWER_BYTES = 1024 ** 2
/** Milliseconds that what a provider says of itself is kept. */
const DISCOVERY_TTL_MS = 3_600_000

/** Issuers of those that have one for all. */
const issuers = { google: 'https://accounts.google.com', microsoft: 'https://login.microsoftonline.com/common/v2.0' }

/** Those that speak OAuth 2.0 alone, and say who someone is by an API of their own. */
const servers = {
  github: {
    issuer: 'https://github.com',
    authorization_endpoint: 'https://github.com/login/oauth/authorize',
    token_endpoint: 'https://github.com/login/oauth/access_token',
  },
  discord: {
    issuer: 'https://discord.com',
    authorization_endpoint: 'https://discord.com/oauth2/authorize',
    token_endpoint: 'https://discord.com/api/oauth2/token',
  },
}

async function readLimited({ body }: Response): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > MAX_ANSWER_BYTES) throw new Error('the provider answers too much')
    chunks.push(new Uint8Array(chunk))
  }
  return chunks
}

/** Asks a provider, which may be slow or broken. */
const fetchLimited: client.CustomFetch = async (url, options) => {
  const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) } as RequestInit)
  const chunks = await readLimited(answer)
  const isEmpty = answer.status === 204 || answer.status === 304
  return new Response(isEmpty ? null : new Blob(chunks), { status: answer.status, headers: answer.headers })
}

/** A provider of this machine, as in tests, has no certificate. */
const isLocal = ({ protocol, hostname }: URL) => protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname)

const cacheOf = perContext('providers', () => createTtlCache<client.Configuration>(DISCOVERY_TTL_MS, 50))

async function discover({ kind, issuer, clientId, clientSecret }: Provider): Promise<client.Configuration> {
  if (kind === 'github' || kind === 'discord') {
    const config = new client.Configuration(
      servers[kind],
      clientId,
      clientSecret,
      client.ClientSecretPost(clientSecret),
    )
    config[client.customFetch] = fetchLimited
    return config
  }
  const address = new URL(kind === 'oidc' ? (issuer ?? '') : issuers[kind])
  return client.discovery(address, clientId, clientSecret, undefined, {
    [client.customFetch]: fetchLimited,
    ...(isLocal(address) && { execute: [client.allowInsecureRequests] }),
  })
}

/** The client of a provider. @throws ShopError `provider_unavailable` */
export async function connect(context: ShopContext, provider: Provider): Promise<client.Configuration> {
  try {
    return await cacheOf(context)(provider.name, () => discover(provider))
  } catch (error) {
    throw unavailable(provider, error)
  }
}

export const unavailable = ({ label, name }: Provider, cause: unknown): ShopError => {
  const error = new ShopError(503, 'provider_unavailable', `${label} doesn’t respond. Try again in a moment.`, {
    provider: name,
  })
  error.cause = cause
  return error
}
