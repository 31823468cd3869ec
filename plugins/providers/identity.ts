/** Who someone is at a provider. */
export type Identity = {
  /** Whose accounts these are: a subject means nothing without it. */
  issuer: string
  /** The account there, for good: names and addresses change. */
  subject: string
  /** The address of the account, where the provider has verified that it is its owner's. */
  email: string | null
  /** What its owner may want to be called here. */
  name: string | null
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null
const emailOf = (value: unknown, isVerified: boolean): string | null =>
  isVerified ? (textOf(value)?.toLowerCase() ?? null) : null

type Claims = Readonly<Record<string, unknown>>

/** Personal accounts of Microsoft, whose addresses it has verified; an organization’s may be anything. */
const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** Who the claims of an ID token are about, which has been validated. */
export function identityOfClaims(kind: 'google' | 'microsoft' | 'oidc', claims: Claims): Identity {
  const isVerified =
    kind === 'microsoft'
      ? claims.tid === PERSONAL_TENANT || claims.xms_edov === true || claims.xms_edov === '1'
      : claims.email_verified === true
  return {
    issuer: String(claims.iss),
    subject: String(claims.sub),
    email: emailOf(claims.email, isVerified),
    name: textOf(claims.preferred_username)?.split('@')[0] ?? textOf(claims.given_name) ?? textOf(claims.name),
  }
}

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null

/** @param emails of `GET /user/emails` @throws Error where an answer is none */
export function identityOfGithub(user: unknown, emails: unknown): Identity {
  if (!isObject(user) || typeof user.id !== 'number') throw new Error('GitHub named no user')
  const listed = Array.isArray(emails) ? emails.filter(isObject) : []
  const own = listed.find(({ primary, verified }) => primary === true && verified === true)
  return {
    issuer: 'https://github.com',
    subject: String(user.id),
    email: emailOf(own?.email, own !== undefined),
    name: textOf(user.login),
  }
}

/** @throws Error where the answer is none */
export function identityOfDiscord(user: unknown): Identity {
  if (!isObject(user) || typeof user.id !== 'string') throw new Error('Discord named no user')
  return {
    issuer: 'https://discord.com',
    subject: user.id,
    email: emailOf(user.email, user.verified === true),
    name: textOf(user.username),
  }
}
