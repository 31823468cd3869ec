import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { expect, it } from 'vitest'
import { proveRequest } from './proveRequest'
import { readProofRequest } from './readProofRequest'

it('does the work that an answer of the API asks for', async () => {
  const hmacSignatureSecret = 'a secret'
  const challenge = await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 10, deriveKey, hmacSignatureSecret })
  const asked = readProofRequest({ errors: [{ code: 'proof_required', challenge }] })
  const header = asked && (await proveRequest(asked))
  const proof = JSON.parse(atob(header?.['X-Proof'] ?? ''))
  expect(await verifySolution({ ...proof, deriveKey, hmacSignatureSecret })).toMatchObject({ verified: true })
})

it('reads a captcha that is asked for, also where Payload writes the error', () => {
  const captcha = { provider: 'turnstile', siteKey: 'site' }
  expect(readProofRequest({ errors: [{ captcha }] })).toEqual({ captcha })
  expect(readProofRequest({ errors: [{ data: { captcha } }] })).toEqual({ captcha })
})

it.each([undefined, {}, { errors: [] }, { errors: [{ code: 'proof_required' }] }, { errors: [{ challenge: 1 }] }])(
  'sees nothing to do in %j',
  (answer) => {
    expect(readProofRequest(answer)).toBeUndefined()
  },
)
