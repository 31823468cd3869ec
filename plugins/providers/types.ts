import { defineOptions, type Option } from '@/core/context/defineOptions'

/** Providers with settings of their own, and any other that speaks OpenID Connect. */
export const providerKinds = ['google', 'github', 'discord', 'microsoft', 'oidc'] as const
export type ProviderKind = (typeof providerKinds)[number]

/** One way to sign in with an account of another site. */
export type Provider = {
  kind: ProviderKind
  /** In addresses: lower-case letters and digits. */
  name: string
  /** On buttons. */
  label: string
  clientId: string
  clientSecret: string
  /** Where the provider describes itself (OpenID Connect Discovery); only for `oidc`. */
  issuer?: string
}

const isProvider = (value: unknown): value is Provider => {
  if (typeof value !== 'object' || value === null) return false
  const { kind, name, label, clientId, clientSecret, issuer } = value as Record<string, unknown>
  const texts = [label, clientId, clientSecret].every((text) => typeof text === 'string' && text !== '')
  const isKnown = providerKinds.some((one) => one === kind)
  return isKnown && texts && /^[a-z0-9]{1,30}$/.test(String(name)) && (kind === 'oidc') === (typeof issuer === 'string')
}

const providers: Option<readonly Provider[] | undefined> = {
  byDefault: undefined,
  allows: (value) =>
    Array.isArray(value) && value.every(isProvider) && new Set(value.map(({ name }) => name)).size === value.length,
  allowed: 'a list of providers, each with a kind, a name of its own, a label, a client id and a client secret',
}

export type SignInProviderOptions = {
  /** Other sites by whose accounts users may sign in. @default none */
  signIn?: readonly Provider[]
}

export const providerOptions = defineOptions<SignInProviderOptions, { signIn: readonly Provider[] | undefined }>(
  'providers',
  { signIn: providers },
)
