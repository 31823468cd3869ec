import type { Identity } from './identity'
import { sealedCookie } from './sealedCookie'

/** Minutes that someone may take at the provider, and to choose a name. */
const SIGN_IN_SECONDS = 10 * 60
const SIGN_UP_SECONDS = 15 * 60

/** What was sent to a provider, to be compared with what comes back: bound to the browser that began. */
export type BegunSignIn = {
  provider: string
  state: string
  nonce: string
  verifier: string
  next: string
  /** Who links the provider to their account; nobody where someone signs in. */
  userId: string | null
}
export const begunSignIn = sealedCookie<BegunSignIn>('shop-provider', '/api/auth/providers', SIGN_IN_SECONDS)

/** Someone whom a provider has named, and who has no account yet: only a name is missing. */
export type BegunSignUp = { provider: string; identity: Identity & { email: string }; next: string }
export const begunSignUp = sealedCookie<BegunSignUp>('shop-provider-sign-up', '/', SIGN_UP_SECONDS)
