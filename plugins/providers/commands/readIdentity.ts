import { createHash } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import * as client from 'openid-client'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { log } from '@/core/log/log'
import { connect, unavailable } from '../connect'
import type { BegunSignIn } from '../cookies'
import { type Identity, identityOfClaims, identityOfDiscord, identityOfGithub } from '../identity'
import type { Provider } from '../types'
import { redirectUriOf } from './beginSignIn'

const refused = ({ label, name }: Provider) =>
  new ShopError(401, 'provider_refused', `Signing in with ${label} did not work. Start again.`, { provider: name })
const cancelled = ({ label, name }: Provider) =>
  new ShopError(401, 'provider_cancelled', `Signing in with ${label} was cancelled.`, { provider: name })

/** Takes a state, which is good for one answer of the provider. */
async function claimState(payload: Payload, state: string): Promise<boolean> {
  const { drizzle } = adapterOf(payload)
  const hash = createHash('sha256').update(state).digest('hex')
  const { rows } = await drizzle.execute(sql`
    insert into ${drizzle.tables.usedProviderStates} (hash, expires_at) values (${hash}, now() + interval '1 hour')
    on conflict (hash) do nothing returning hash`)
  return rows.length > 0
}

async function getJson(config: client.Configuration, token: string, address: string): Promise<unknown> {
  const headers = new Headers({ accept: 'application/json', 'user-agent': 'SchematicShop' })
  const answer = await client.fetchProtectedResource(config, token, new URL(address), 'GET', undefined, headers)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  return answer.json()
}

async function readOf(kind: Provider['kind'], config: client.Configuration, tokens: client.TokenEndpointResponse) {
  const { access_token: token } = tokens
  if (kind === 'github')
    return identityOfGithub(
      await getJson(config, token, 'https://api.github.com/user'),
      await getJson(config, token, 'https://api.github.com/user/emails'),
    )
  if (kind === 'discord') return identityOfDiscord(await getJson(config, token, 'https://discord.com/api/users/@me'))
  const claims = (tokens as client.TokenEndpointResponse & client.TokenEndpointResponseHelpers).claims()
  if (!claims) throw new Error('there is no ID token')
  if (claims.email !== undefined || !config.serverMetadata().userinfo_endpoint) return identityOfClaims(kind, claims)
  // Some say the address there alone.
  const info = await client.fetchUserInfo(config, token, claims.sub)
  return identityOfClaims(kind, { ...info, ...claims })
}

const isOfServer = (error: unknown) =>
  error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError
const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && (/^(TimeoutError|AbortError)$/.test(error.name) || /fetch failed/.test(error.message))

/**
 * Exchanges what a provider sent the browser back with for who its owner is there: state, issuer (RFC 9207), PKCE,
 * nonce and signature must be right, and it is taken once.
 * @param search of the address that the provider sent the browser to
 * @throws ShopError `provider_refused`, `provider_cancelled`, `provider_unavailable`
 */
export async function readIdentity(
  payload: Payload,
  provider: Provider,
  begun: BegunSignIn | undefined,
  search: string,
): Promise<Identity> {
  if (!begun || begun.provider !== provider.name) throw refused(provider)
  const context = contextOf(payload)
  const config = await connect(context, provider)
  const address = new URL(redirectUriOf(context, provider))
  address.search = search
  if (!(await claimState(payload, begun.state))) throw refused(provider)
  const isOpenId = provider.kind !== 'github' && provider.kind !== 'discord'
  try {
    const tokens = await client.authorizationCodeGrant(config, address, {
      expectedState: begun.state,
      pkceCodeVerifier: begun.verifier,
      ...(isOpenId && { expectedNonce: begun.nonce, idTokenExpected: true }),
    })
    return await readOf(provider.kind, config, tokens)
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied') throw cancelled(provider)
    // Of use to the operator, as where a secret is wrong; codes and tokens are in none of these messages.
    const message = error instanceof Error ? error.message : 'unknown'
    log.warn(
      { provider: provider.name, reason: message, isOfServer: isOfServer(error) },
      'a provider’s answer was refused',
    )
    throw isUnreachable(error) || (error instanceof Error && isUnreachable(error.cause))
      ? unavailable(provider, error)
      : refused(provider)
  }
}
