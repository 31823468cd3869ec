import * as client from 'openid-client'
import type { ShopContext } from '@/core/context/context'
import { connect } from '../connect'
import { type BegunSignIn, begunSignIn } from '../cookies'
import type { Provider } from '../types'

/** What is asked of each: who someone is, and their address. */
const scopesOf: Readonly<Record<Provider['kind'], string>> = {
  google: 'openid email profile',
  microsoft: 'openid email profile',
  oidc: 'openid email profile',
  github: 'read:user user:email',
  discord: 'identify email',
}

export const redirectUriOf = ({ addresses }: ShopContext, { name }: Pick<Provider, 'name'>): string =>
  `${addresses.publicUrl}${addresses.api}/auth/providers/${name}/callback`

/**
 * Begins a sign-in at a provider, with a state, a nonce and PKCE (RFC 7636), which the browser keeps sealed.
 * @returns where to send the browser, and the cookie to send along
 * @throws ShopError `provider_unavailable`
 */
export async function beginSignIn(
  context: ShopContext,
  provider: Provider,
  { next, userId }: Pick<BegunSignIn, 'next' | 'userId'>,
): Promise<{ url: string; cookie: string }> {
  const config = await connect(context, provider)
  const begun: BegunSignIn = {
    provider: provider.name,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    next,
    userId,
  }
  const isOpenId = provider.kind !== 'github' && provider.kind !== 'discord'
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUriOf(context, provider),
    response_type: 'code',
    scope: scopesOf[provider.kind],
    state: begun.state,
    code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    ...(isOpenId && { nonce: begun.nonce }),
  })
  return { url: url.href, cookie: begunSignIn.set(context, begun) }
}
