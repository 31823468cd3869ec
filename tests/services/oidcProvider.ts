import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider says of an account. */
export type OidcAccount = { email?: string; email_verified?: boolean; preferred_username?: string }

export type OidcProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who signs in next, and what the provider says of them. */
  signInAs(subject: string, account: OidcAccount): void
  /** Goes through a sign-in as a browser does. @returns where the browser is sent back to */
  authorize(url: string): Promise<URL>
  stop(): Promise<void>
}

const CLIENT = { clientId: 'shop', clientSecret: 'a-secret-for-tests-that-is-long-enough' }

/** A real provider of OpenID Connect, in the test's process, which asks nothing of whoever signs in. */
export async function startOidcProvider(redirectUris: string[]): Promise<OidcProvider> {
  const accounts = new Map<string, OidcAccount>()
  let next = ''
  let provider: Provider | undefined

  async function answer(request: IncomingMessage, response: ServerResponse) {
    if (!provider) return
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response)
    const { params } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: next, clientId: String(params.client_id) })
    grant.addOIDCScope('openid email profile')
    const result = { login: { accountId: next, remember: false }, consent: { grantId: await grant.save() } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key for tests'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: async (_, subject) => ({
      accountId: subject,
      claims: async () => ({ sub: subject, ...accounts.get(subject) }),
    }),
  })

  return {
    issuer,
    ...CLIENT,
    signInAs(subject, account) {
      accounts.set(subject, account)
      next = subject
    },
    async authorize(url) {
      const cookies = new Map<string, string>()
      let address = new URL(url)
      while (address.origin === issuer) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const reply = await fetch(address, { redirect: 'manual', headers: { Cookie: cookie } })
        for (const set of reply.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          cookies.set(name, value)
        }
        const location = reply.headers.get('location')
        if (!location) throw new Error(`the provider answers ${reply.status}: ${(await reply.text()).slice(0, 500)}`)
        address = new URL(location, address)
      }
      return address
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
