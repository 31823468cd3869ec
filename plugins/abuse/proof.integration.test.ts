import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import config from '@payload-config'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { handleEndpoints, type Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Json } from '../../tests/integration/support/people'
import { trimAbuse } from './jobs/trimAbuse'
import { type AbuseOptions, abuseOptions } from './types'

describe('where many strangers come', () => {
  let payload: Payload
  let network = 0
  let number = 0

  const choose = (options: AbuseOptions) =>
    abuseOptions.keep(contextOf(payload), { proofAfter: 2, proofAfterSite: 1_000, ...options })
  const request = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    new Request(`http://localhost:3000/api/${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'x-shop-remote-address': `198.51.100.${network}`,
        ...headers,
      },
      body: JSON.stringify(body),
    })
  const ask = async (path: string, body: unknown, headers?: Record<string, string>) => {
    const response = await handleEndpoints({ config, request: request(path, body, headers) })
    const answer: Json = await response.json()
    const [error] = answer.errors ?? []
    return { status: response.status, code: error?.code, error: { ...error?.data, ...error } }
  }
  const newcomer = () => {
    number += 1
    return { email: `new${number}@fine.test`, username: `newcomer-${number}`, password: 'correct horse battery' }
  }
  const signUp = (headers?: Record<string, string>, account: object = newcomer()) => ask('users', account, headers)
  const forget = (headers?: Record<string, string>) => ask('users/forgot-password', { email: 'a@fine.test' }, headers)
  const solve = async (challenge: Challenge) => {
    const solution = await solveChallenge({ challenge, deriveKey })
    return { 'X-Proof': Buffer.from(JSON.stringify({ challenge, solution })).toString('base64') }
  }

  beforeAll(async () => {
    payload = await openShop()
  })
  beforeEach(() => {
    network += 1
    choose({})
  })
  afterAll(() => closeShop(payload))

  it('signing up asks for work, which opens the door once, and for what it was asked for alone', async () => {
    expect([(await signUp()).status, (await signUp()).status]).toEqual([201, 201])
    const { status, code, error } = await signUp()
    expect({ status, code }).toEqual({ status: 428, code: 'proof_required' })
    const proof = await solve(error.challenge)
    await forget()
    await forget()
    expect((await forget(proof)).status).toBe(428)
    const taken = { ...newcomer(), username: 'newcomer-1' }
    expect((await signUp(proof, taken)).code).toBe('username_taken')
    expect((await signUp(proof)).status).toBe(201)
    expect((await signUp(proof)).status).toBe(428)
    network += 100
    expect([(await signUp()).status, (await signUp()).status, (await signUp(proof)).status]).toEqual([201, 201, 428])
  })

  it('opens one door where a proof is sent many times at once', async () => {
    for (let time = 0; time < 2; time++) await forget()
    const proof = await solve((await forget()).error.challenge)
    const answers = await Promise.all(Array.from({ length: 4 }, () => forget(proof)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 428, 428, 428])
  })

  it('takes no proof that is altered, not solved, or no proof', async () => {
    for (let time = 0; time < 2; time++) await forget()
    const { challenge } = (await forget()).error
    const header = (value: unknown) => ({ 'X-Proof': Buffer.from(JSON.stringify(value)).toString('base64') })
    const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }
    const solution = await solveChallenge({ challenge: easier, deriveKey })
    expect((await forget(header({ challenge: easier, solution }))).status).toBe(428)
    expect((await forget(header({ challenge, solution: { counter: 0, derivedKey: '00'.repeat(32) } }))).status).toBe(
      428,
    )
    const old = { ...challenge, parameters: { ...challenge.parameters, expiresAt: 1 } }
    expect((await forget(header({ challenge: old, solution }))).status).toBe(428)
    for (const value of ['', 'x', '{}', 'e30=', 'x'.repeat(10_000)])
      expect((await forget({ 'X-Proof': value })).status).toBe(428)
  })

  it('gets harder the more come, and asks of all where they come from everywhere', async () => {
    const costs = new Set<number>()
    for (let time = 0; time < 9; time++) costs.add((await forget()).error.challenge?.parameters.cost ?? 0)
    expect([...costs]).toEqual([0, 2_000, 4_000, 8_000])
    choose({ proofAfter: 1_000, proofAfterSite: 2 })
    network += 1
    expect((await forget()).status).toBe(428)
  })

  it('is the same in GraphQL', async () => {
    const text = `mutation($n: String!, $e: String!) {
      createUser(data: {email: $e, username: $n, password: "correct horse battery"}) { id } }`
    const post = async () => {
      const { email, username } = newcomer()
      const body = { query: text, variables: { n: username, e: email } }
      const answer: Json = await (await GRAPHQL_POST(config)(request('graphql', body))).json()
      return answer.errors?.[0].extensions.code
    }
    expect([await post(), await post(), await post()]).toEqual([undefined, undefined, 'proof_required'])
  })

  it('asks nothing of programs on this machine', async () => {
    const headers = { 'x-shop-remote-address': '127.0.0.1' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => forget(headers)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })

  it('forgets used proofs once they have expired', async () => {
    await queryIn(payload)(`update spent_proofs set expires_at = now() - interval '1 second'`)
    await trimAbuse({ payload, signal: new AbortController().signal })
    expect(await queryIn(payload)('select 1 from spent_proofs')).toEqual([])
  })

  it('shows a captcha in its place, where the operator has one', async () => {
    const seen: string[] = []
    const server: Server = createServer((incoming, response) => {
      let body = ''
      incoming.on('data', (chunk) => {
        body += chunk
      })
      incoming.on('end', () => {
        seen.push(body)
        response.setHeader('Content-Type', 'application/json')
        response.end(JSON.stringify({ success: new URLSearchParams(body).get('response') === 'a person' }))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const verifyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    choose({ captcha: { provider: 'turnstile', siteKey: 'site', secret: 'hidden', verifyUrl } })
    for (let time = 0; time < 2; time++) await forget()
    const asked = await forget()
    expect(asked.error).toMatchObject({ captcha: { provider: 'turnstile', siteKey: 'site' } })
    expect(JSON.stringify(asked)).not.toContain('hidden')
    expect((await forget({ 'X-Captcha': 'a machine' })).status).toBe(428)
    expect((await forget({ 'X-Captcha': 'a person' })).status).toBe(200)
    expect(seen.at(-1)).toBe('secret=hidden&response=a+person')
    await new Promise((resolve) => server.close(resolve))
    expect((await forget({ 'X-Captcha': 'a person' })).status).toBe(428)
  })
})
