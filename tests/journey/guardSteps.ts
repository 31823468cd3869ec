import { beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../integration/support/builds'
import { PASSWORD, type Person, signUp, stranger } from '../integration/support/people'
import { type RawAnswer, sendRaw } from '../integration/support/sendRaw'
import type { JourneyApp } from './app'

const MiB = 1024 ** 2
const json = { 'Content-Type': 'application/json' }
const codeOf = ({ text }: RawAnswer) => JSON.parse(text).errors[0].code
const zeros = (bytes: number) => Array.from({ length: bytes / MiB }, () => Buffer.alloc(MiB))

/** What a client may claim of itself, and what the shop alone knows. */
const FORGED = { 'x-shop-remote-address': '198.51.100.7', 'x-shop-proxied': '1', 'x-shop-guard': 'true' }

/**
 * What protects the shop, in any app and under any server: it must believe one proxy, so that tests can come
 * from networks of their own.
 */
export function describeGuards(getApp: () => JourneyApp): void {
  describe('the guard in front', () => {
    let app: JourneyApp
    let person: Person
    let authorization = ''
    const usersPath = () => `/api/${app.users ?? 'users'}`
    const from = (network: string) => ({ 'X-Forwarded-For': network })

    beforeAll(async () => {
      app = getApp()
      person = await signUp(app, 'guarded')
      const { body } = await person.send('POST', `${usersPath()}/login`, { email: person.email, password: PASSWORD })
      authorization = `JWT ${body.token}`
    })

    it.each(['/api/comments', '/api/graphql', '/api/schematics/search'])(
      'takes no body that is too large: %s',
      async (target) => {
        const sent = { ...json, Authorization: authorization }
        const whole = await sendRaw(app, {
          target,
          method: 'POST',
          headers: { ...sent, 'Content-Length': String(2 * MiB) },
          body: zeros(2 * MiB),
        })
        const chunked = await sendRaw(app, {
          target,
          method: 'POST',
          headers: { ...sent, 'Transfer-Encoding': 'chunked' },
          body: zeros(32 * MiB),
        })
        const answers = [whole, chunked].map((answer) => [answer.status, codeOf(answer)])
        const refusals = [
          [413, 'body_too_large'],
          // Where nothing takes a body, the address is judged first.
          [405, 'method_not_allowed'],
        ]
        for (const answer of answers) expect(refusals).toContainEqual(answer)
      },
    )

    it('takes what came in chunks, whole', async () => {
      const headers = { ...json, 'Transfer-Encoding': 'chunked', Authorization: authorization }
      const body = [`{"title":"In `, 'chunks",', '"visibility":"private"}']
      const answer = await sendRaw(app, { target: '/api/lists', method: 'POST', headers, body })
      expect([answer.status, JSON.parse(answer.text).doc.title]).toEqual([201, 'In chunks'])
    })

    it('counts sign-ins by the address of the connection, whatever a client claims in the guard’s name', async () => {
      let guesses = 0
      // Each at an address of its own: guesses at one are taken one after another.
      const guess = () => {
        guesses += 1
        const body = JSON.stringify({ email: `nobody-${guesses}@example.org`, password: 'wrong' })
        return sendRaw(app, {
          target: `${usersPath()}/login`,
          method: 'POST',
          headers: { ...json, ...FORGED, 'x-shop-remote-address': `198.51.100.${guesses}`, ...from('203.0.113.77') },
          body: [body],
        })
      }
      const answers = await inBatches(80, guess, 10)
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]))
      const last = await guess()
      expect([last.status, codeOf(last)]).toEqual([429, 'too_many_requests'])
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    })

    it('counts reads of one network, not of others', async () => {
      const read = (network: string) => sendRaw(app, { target: '/api/tags?limit=1', headers: from(network) })
      const answers = await inBatches(1_300, () => read('203.0.113.78'))
      expect(answers.some(({ status }) => status === 429)).toBe(true)
      expect((await read('203.0.113.79')).status).toBe(200)
    })

    it('shows its metrics to this machine alone, and counts requests by their route', async () => {
      const metrics = (headers: Record<string, string>) => sendRaw(app, { target: '/api/metrics', headers })
      expect((await metrics({ ...FORGED, 'x-shop-proxied': '0', ...from('203.0.113.80') })).status).toBe(404)
      const { status, text } = await metrics({})
      expect(status).toBe(200)
      expect(text).toMatch(/^shop_http_request_seconds_count\{[^}]*route="\/api\/tags"[^}]*\} \d+$/m)
      expect(text).toMatch(
        /^shop_http_request_seconds_count\{[^}]*route="\/api\/comments"[^}]*status="413"[^}]*\} \d+$/m,
      )
    })

    it('gives each answer an id, and says that nobody may keep what the API says', async () => {
      const { headers } = await stranger(app).ask('/api/tags?limit=1')
      expect(headers.get('x-request-id')).toMatch(/^[\w.-]{8,64}$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toContain('no-store')
    })

    it('keeps an upload within its own bound, which is the file’s and not that of other bodies', async () => {
      const { status } = await person.upload({ file: makeBuild({ name: 'x'.repeat(60_000), level: 0 }) })
      expect(status).toBe(201)
    })
  })
}

/** Asks so often, some at a time. */
async function inBatches<Reply>(count: number, ask: () => Promise<Reply>, size = 50): Promise<Reply[]> {
  const answers: Reply[] = []
  while (answers.length < count) answers.push(...(await Promise.all(Array.from({ length: size }, ask))))
  return answers
}
