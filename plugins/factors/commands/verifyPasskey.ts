import { sql } from '@payloadcms/db-postgres'
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { relyingPartyOf } from '../relyingParty'
import { type ChallengePurpose, challengeExpired, consumeChallenge, isChallenge } from '../signedChallenge'

const MAX_CREDENTIAL_ID_LENGTH = 1400
const MAX_ENCODED_LENGTH = 16_000
const encoded = z.string().max(MAX_ENCODED_LENGTH)
const credentialId = z.string().min(1).max(MAX_CREDENTIAL_ID_LENGTH)

/** What a browser hands over of a passkey (WebAuthn 3, `AuthenticationResponseJSON`). */
export const passkeyAssertion = z.looseObject({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: z.string().max(200).optional(),
  }),
  clientExtensionResults: z.looseObject({}).optional(),
})
export type PasskeyAssertion = z.output<typeof passkeyAssertion>

export const passkeyRefused = (): ShopError =>
  new ShopError(403, 'passkey_refused', 'This passkey could not be verified. Try again, or sign in another way.')
export const passkeysUnavailable = (): ShopError =>
  new ShopError(409, 'passkey_refused', 'Passkeys need this site to be opened by a name, not by an IP address.')

type Row = {
  id: string
  userId: string
  publicKey: Buffer
  counter: string
  transports: string[]
  credentialId: string
}

/** The challenge that an answer signed; what signs it is checked afterwards. */
export function challengeIn({ response }: { response: { clientDataJSON: string } }): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString())
    if (typeof data === 'object' && data !== null && 'challenge' in data) return String(data.challenge)
  } catch {
    // Not JSON: no challenge.
  }
  return ''
}

/**
 * Checks the answer of a passkey: its signature, challenge, origin, that it verified its user, and its counter.
 * @param userId whose it must be, where that is known
 * @returns whose it is
 * @throws ShopError `passkey_refused`, `challenge_expired`
 */
export async function verifyPasskey(
  tx: Executor,
  assertion: PasskeyAssertion,
  { purpose, subject, userId }: { purpose: ChallengePurpose; subject: string; userId?: string },
): Promise<{ id: string; userId: string }> {
  const site = relyingPartyOf(tx.context)
  if (!site) throw passkeysUnavailable()
  const challenge = challengeIn(assertion)
  if (!isChallenge(tx.context, purpose, subject, challenge)) throw challengeExpired()
  const { rows } = await tx.execute<Row>(sql`
    select id, user_id as "userId", credential_id as "credentialId", public_key as "publicKey", counter, transports
    from ${tx.tables.passkeys} where credential_id = ${assertion.id} for update`)
  const passkey = rows[0]
  if (!passkey || (userId !== undefined && passkey.userId !== userId)) throw passkeyRefused()
  const { userHandle } = assertion.response
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== passkey.userId) throw passkeyRefused()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { clientExtensionResults: {}, ...assertion } as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origins,
    expectedRPID: site.id,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
    requireUserVerification: true,
  }).catch(() => {
    // Including a counter that went backwards: the passkey may have been copied.
    throw passkeyRefused()
  })
  if (!verified) throw passkeyRefused()
  await consumeChallenge(tx, challenge)
  await tx.execute(sql`
    update ${tx.tables.passkeys} set counter = ${authenticationInfo.newCounter}, is_synced = ${authenticationInfo.credentialBackedUp},
      last_used_at = now() where id = ${passkey.id}`)
  return { id: passkey.id, userId: passkey.userId }
}
