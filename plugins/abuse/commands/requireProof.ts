import { createHmac } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { perContext, type ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { limitedNetwork } from '@/core/http/clientIp'
import { rateStoreOf } from '@/core/rates/rateStore'
import { abuseOptions } from '../types'
import { verifyCaptcha } from './verifyCaptcha'

/** What strangers may do, and is done in masses where a site is abused. */
export type Guarded = 'sign-up' | 'reset' | 'report' | 'takedown'

/** The headers of a proof: of work, as base64 of `{challenge, solution}`; and of a captcha. */
export const PROOF_HEADER = 'x-proof'
export const CAPTCHA_HEADER = 'x-captcha'

/** Seconds for which requests are counted, and a challenge can be solved. */
const WINDOW_SECONDS = 600
const EXPIRES_SECONDS = 600
/** So many can't come in that time: the count is what is asked for, not the limit. */
const UNLIMITED = 1_000_000

/** Rounds of PBKDF2 for one guess, of which 256 are needed: about half a second, then twice as much for each level. */
const BASE_COST = 2_000
const MAX_LEVEL = 6

const MAX_HEADER_LENGTH = 4_096
const proofSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.string().max(64),
      salt: z.string().max(64),
      cost: z
        .number()
        .int()
        .positive()
        .max(BASE_COST * 2 ** MAX_LEVEL),
      keyLength: z.literal(32),
      keyPrefix: z.string().min(2).max(64),
      expiresAt: z.number().int(),
      data: z.object({ for: z.string(), level: z.number().int(), network: z.string() }),
    }),
    signature: z.string().min(1).max(128),
  }),
  solution: z.object({ counter: z.number().int(), derivedKey: z.string().max(64) }),
})
type Proof = z.output<typeof proofSchema>

const secretOf = perContext('proof of work key', ({ secret }) =>
  createHmac('sha256', secret).update('challenges of proofs of work').digest('hex'),
)

/** How hard it is: 0 where few come, 1 where more than `free` do, one more for each doubling. */
const levelOf = (count: number, free: number) =>
  count <= free ? 0 : Math.min(MAX_LEVEL, 1 + Math.floor(Math.log2(count / free)))

/** Counts this request, and says how hard the proof for it is. */
async function measureLevel(context: ShopContext, action: Guarded, network: string): Promise<number> {
  const { proofAfter, proofAfterSite } = abuseOptions.of(context)
  const store = rateStoreOf(context)
  const count = async (key: string) => {
    const rate = { name: `proof-${action}`, points: UNLIMITED, seconds: WINDOW_SECONDS }
    return UNLIMITED - (await store.consume(rate, key, 1)).remaining
  }
  const [ofNetwork, ofSite] = await Promise.all([count(network), count('the whole site')])
  return Math.max(levelOf(ofNetwork, proofAfter), levelOf(ofSite, proofAfterSite))
}

function readProof(header: string | null | undefined): Proof | undefined {
  if (!header || header.length > MAX_HEADER_LENGTH) return undefined
  try {
    return proofSchema.safeParse(JSON.parse(Buffer.from(header, 'base64').toString())).data
  } catch {
    return undefined
  }
}

/** Whether a proof is of the shop's own challenge for this, is solved, and was not used before; it is used by that. */
async function spendProof(
  tx: Executor,
  { challenge, solution }: Proof,
  wanted: { for: Guarded; network: string; level: number },
): Promise<boolean> {
  const { data, expiresAt } = challenge.parameters
  // One level less is taken: it grows while a challenge is solved.
  if (data.for !== wanted.for || data.network !== wanted.network || data.level < wanted.level - 1) return false
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: secretOf(tx.context),
  })
  if (!verified) return false
  const { rowCount } = await tx.execute(sql`
    insert into spent_proofs (signature, expires_at) values (${challenge.signature}, to_timestamp(${expiresAt}))
    on conflict do nothing`)
  return rowCount === 1
}

async function proofRequired(context: ShopContext, action: Guarded, network: string, level: number) {
  const { captcha } = abuseOptions.of(context)
  const message =
    'Many requests come from your network or to this site. Solve the challenge and send the request again.'
  if (captcha)
    return new ShopError(428, 'proof_required', message, {
      captcha: { provider: captcha.provider, siteKey: captcha.siteKey },
    })
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: BASE_COST * 2 ** (level - 1),
    deriveKey,
    data: { for: action, level, network },
    expiresAt: Math.floor(Date.now() / 1000) + EXPIRES_SECONDS,
    hmacSignatureSecret: secretOf(context),
  })
  return new ShopError(428, 'proof_required', message, { challenge })
}

/** Whether browsers on the site can do it: they have cryptography on `https://` and this machine alone. */
const canBeSolved = ({ addresses }: ShopContext) => {
  const { protocol, hostname } = new URL(addresses.publicUrl)
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1'
}

/**
 * Asks of a stranger for a proof where many requests of this kind come from their network, or to the whole site; else
 * nothing. The shop's own calls need none.
 * @param tx where the use of a proof is written: what fails after it leaves the proof to be used again
 * @throws ShopError `proof_required` with a `challenge` (ALTCHA) to solve, or the `captcha` that is to be shown
 */
export async function requireProof(tx: Executor, headers: Headers, action: Guarded): Promise<void> {
  const { context } = tx
  const address = limitedNetwork(context, (name) => headers.get(name))
  if (address === undefined || !context.rateLimit) return
  const level = await measureLevel(context, action, address)
  if (level === 0) return
  const network = keyedHash(context, 'proof', address).slice(0, 16)
  const { captcha } = abuseOptions.of(context)
  if (!captcha && !canBeSolved(context)) return
  if (captcha) {
    if (await verifyCaptcha(captcha, headers.get(CAPTCHA_HEADER) ?? '')) return
  } else {
    const proof = readProof(headers.get(PROOF_HEADER))
    if (proof && (await spendProof(tx, proof, { for: action, network, level }))) return
  }
  throw await proofRequired(context, action, network, level)
}

/** Removes used proofs that have expired. */
export async function trimProofs(db: Executor): Promise<void> {
  await db.execute(sql`delete from spent_proofs where expires_at < now()`)
}
