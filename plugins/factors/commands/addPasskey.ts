import { sql } from '@payloadcms/db-postgres'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject } from '@simplewebauthn/server/helpers'
import type { TypedUser } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { relyingPartyOf } from '../relyingParty'
import { CHALLENGE_SECONDS, challengeExpired, consumeChallenge, isChallenge, makeChallenge } from '../signedChallenge'
import { confirmSubject } from './confirmIdentity'
import { challengeIn, passkeyRefused, passkeysUnavailable } from './verifyPasskey'

export const MAX_PASSKEYS = 20
export const MAX_PASSKEY_NAME = 60

const encoded = z.string().max(32_000)
/** What a browser hands over of a new passkey (WebAuthn 3, `RegistrationResponseJSON`). */
export const passkeyRegistration = z.looseObject({
  id: z.string().min(1).max(1400),
  rawId: z.string().min(1).max(1400),
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
  clientExtensionResults: z.looseObject({}).optional(),
})
export type PasskeyRegistration = z.output<typeof passkeyRegistration>

/** What a browser makes a passkey of: one that signs in by itself, and asks for a PIN, face or finger. */
export async function passkeyOptions(
  db: Executor,
  user: TypedUser,
  displayName: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const site = relyingPartyOf(db.context)
  if (!site) throw passkeysUnavailable()
  const { rows } = await db.execute<{ id: string; transports: string[] }>(sql`
    select credential_id as id, transports from ${db.tables.passkeys} where user_id = ${user.id}`)
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: site.id,
    userID: new TextEncoder().encode(String(user.id)),
    userName: user.email ?? displayName,
    userDisplayName: displayName,
    challenge: Uint8Array.from(Buffer.from(makeChallenge(db.context, 'add', confirmSubject(user)), 'base64url')),
    timeout: CHALLENGE_SECONDS * 1000,
    attestationType: 'none',
    excludeCredentials: rows,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/**
 * Certificates of makers are not asked for and not looked at: checking them would request the addresses that they name.
 */
function refuseCertificates({ response }: PasskeyRegistration): void {
  const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, 'base64url')))
  const format = attestation.get('fmt')
  if (format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined)) return
  throw passkeyRefused()
}

/** @throws ShopError `passkey_refused`, `challenge_expired`, `limit_reached`, `factor_exists` */
export async function addPasskey(
  tx: Executor,
  user: TypedUser,
  name: string,
  registration: PasskeyRegistration,
): Promise<void> {
  const site = relyingPartyOf(tx.context)
  if (!site) throw passkeysUnavailable()
  const challenge = challengeIn(registration)
  if (!isChallenge(tx.context, 'add', confirmSubject(user), challenge)) throw challengeExpired()
  const { registrationInfo } = await Promise.resolve()
    .then(() => {
      refuseCertificates(registration)
      return verifyRegistrationResponse({
        response: { clientExtensionResults: {}, ...registration } as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: site.origins,
        expectedRPID: site.id,
        requireUserVerification: true,
      })
    })
    .catch(() => {
      throw passkeyRefused()
    })
  if (!registrationInfo) throw passkeyRefused()
  await consumeChallenge(tx, challenge)
  const { credential, credentialBackedUp } = registrationInfo
  await tx.execute(sql`select from ${tx.tables.users} where id = ${user.id} for no key update`)
  const { rows: counted } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from ${tx.tables.passkeys} where user_id = ${user.id}`,
  )
  if ((counted[0]?.count ?? 0) >= MAX_PASSKEYS)
    throw new ShopError(409, 'limit_reached', `You can have at most ${MAX_PASSKEYS} passkeys. Remove one first.`)
  const { rows } = await tx.execute(sql`
    insert into ${tx.tables.passkeys} (id, user_id, credential_id, public_key, counter, transports, name, is_synced)
    values (${uuidv7()}, ${user.id}, ${credential.id}, ${Buffer.from(credential.publicKey)}, ${credential.counter},
      array(select jsonb_array_elements_text(${JSON.stringify(credential.transports ?? [])}::jsonb)), ${name}, ${credentialBackedUp})
    on conflict (credential_id) do nothing returning id`)
  if (rows.length === 0) throw new ShopError(409, 'factor_exists', 'This passkey was added already.')
}
