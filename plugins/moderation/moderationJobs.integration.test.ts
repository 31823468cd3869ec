import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Payload, TypedUser } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Query } from '../../tests/integration/support/stored'
import { openCase } from './commands/openCase'
import { moderationDigest } from './jobs/moderationDigest'
import { moderationWebhook } from './jobs/moderationWebhook'
import { moderationOptions } from './types'

/** Whether this machine counts as a place on the Internet, where a test has its receiver. */
const machine = vi.hoisted(() => ({ isPublic: false }))
vi.mock('@/core/http/publicAddress', async (load) => {
  const own = await load<typeof import('@/core/http/publicAddress')>()
  return { ...own, isPublicAddress: (address: string) => machine.isPublic || own.isPublicAddress(address) }
})

let payload: Payload
let query: Query
let owner: TypedUser

beforeAll(async () => {
  payload = await openShop()
  query = queryIn(payload)
  owner = (await addUser(payload)) as TypedUser
})
afterAll(() => closeShop(payload))

const open = (title: string) =>
  inTransaction(payload, (tx) =>
    openCase(tx, {
      kind: 'report',
      subject: { kind: 'profile', id: crypto.randomUUID() },
      ownerId: String(owner.id),
      title,
    }),
  )
const once = () => ({ payload, signal: new AbortController().signal })

describe('the webhook', () => {
  type Received = { headers: IncomingHttpHeaders; body: string; method: string | undefined }
  let server: Server
  let received: Received[]
  let status: number

  const listen = (secret: string) => {
    const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
    moderationOptions.keep(contextOf(payload), { webhookUrl, webhookSecret: secret })
  }
  const jobs = () =>
    query<{ data: { caseId: string }; retries: number }>(
      `select data, retry_limit as retries from pgboss.job where name = 'moderation-webhook' order by created_on`,
    )

  beforeEach(async () => {
    received = []
    status = 204
    machine.isPublic = true
    server = createServer((incoming, response) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', () => {
        received.push({ headers: incoming.headers, body: Buffer.concat(parts).toString(), method: incoming.method })
        response.writeHead(status, { Location: 'http://127.0.0.1/elsewhere' }).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await query(`delete from pgboss.job where name = 'moderation-webhook'`)
  })
  afterEach(async () => {
    machine.isPublic = false
    moderationOptions.keep(contextOf(payload), {})
    await new Promise((resolve) => server.close(resolve))
  })

  it.each([
    ['a secret of Standard Webhooks', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['any other', 'a plain secret'],
  ])('is sent once for each case, and signed with %s', async (_what, secret) => {
    listen(secret)
    const caseId = await open('Rude words')
    expect(await jobs()).toEqual([{ data: { caseId }, retries: 10 }])
    expect(await moderationWebhook({ caseId }, once())).toBe('done')
    expect(received).toHaveLength(1)
    const { headers, body = '', method } = received[0] ?? {}
    expect(method).toBe('POST')
    expect(JSON.parse(body)).toMatchObject({
      type: 'case.opened',
      data: { id: caseId, kind: 'report', title: 'Rude words', url: expect.stringContaining(`case=${caseId}`) },
    })
    const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret
    const signed = `${headers?.['webhook-id']}.${headers?.['webhook-timestamp']}.${body}`
    expect(headers?.['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    expect(Math.abs(Number(headers?.['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60)
  })

  it('is sent again, with the same id, where it was not taken; and follows nobody elsewhere', async () => {
    listen('secret')
    const caseId = await open('Again')
    for (status of [500, 302]) await expect(moderationWebhook({ caseId }, once())).rejects.toThrow(String(status))
    status = 200
    expect(await moderationWebhook({ caseId }, once())).toBe('done')
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([caseId, caseId, caseId])
  })

  it('goes to no private address', async () => {
    listen('secret')
    const caseId = await open('Private')
    machine.isPublic = false
    const { port } = server.address() as AddressInfo
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f000001']) {
      moderationOptions.keep(contextOf(payload), { webhookUrl: `http://${host}:${port}/` })
      await expect(moderationWebhook({ caseId }, once())).rejects.toMatchObject({ reason: 'refused' })
    }
    expect(received).toEqual([])
  })

  it('is skipped where the case is gone, or no service is set up', async () => {
    listen('secret')
    expect(await moderationWebhook({ caseId: crypto.randomUUID() }, once())).toMatchObject({
      skipped: 'the case is gone',
    })
    moderationOptions.keep(contextOf(payload), {})
    const caseId = await open('Nobody listens')
    expect(await jobs()).toEqual([])
    expect(await moderationWebhook({ caseId }, once())).toMatchObject({ skipped: 'no webhook is set up' })
  })
})

describe('the digest', () => {
  type Mail = { to: string; subject: string; text: string }
  let sent: Mail[]
  const HOUR_MS = 3_600_000

  /** Runs the job at an hour of a day, in UTC. */
  const runAt = async (time: string, after = 0) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(time).getTime() + after })
    sent = []
    await moderationDigest({}, once())
    vi.useRealTimers()
    return sent
  }
  const to = (user: TypedUser) => sent.filter((mail) => mail.to === user.email)
  const moderate = async (every: 'hourly' | 'daily' | 'never', locale: string | null = null) => {
    const moderator = (await addUser(payload, 'moderator')) as TypedUser
    await query('update users set locale = $2 where id = $1', [moderator.id, locale])
    await query('insert into confirmed_emails (user_id, email) values ($1, $2) on conflict do nothing', [
      moderator.id,
      moderator.email,
    ])
    await query('insert into moderation_alerts (user_id, every) values ($1, $2)', [moderator.id, every])
    return moderator
  }

  beforeEach(() => {
    vi.spyOn(payload, 'sendEmail').mockImplementation(async (mail) => void sent.push(mail as Mail))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('comes each hour in which something new waits, once, and says how much of each kind', async () => {
    const moderator = await moderate('hourly')
    await query(`update moderation_cases set state = 'decided', decided_at = now() where state = 'open'`)
    await runAt('2030-01-01T03:07:00Z')
    expect(to(moderator)).toEqual([])
    await open('First')
    await runAt('2030-01-01T04:07:00Z')
    expect(to(moderator)).toHaveLength(1)
    expect(to(moderator)[0]?.text).toContain('Reported')
    expect(to(moderator)[0]?.text).toMatch(/\/admin\/moderation/)
    await open('Second')
    await runAt('2030-01-01T04:07:00Z', HOUR_MS / 2)
    expect(to(moderator)).toEqual([])
    await runAt('2030-01-01T05:07:00Z')
    expect(to(moderator)).toHaveLength(1)
    expect(to(moderator)[0]?.subject).toContain('2')
    await runAt('2030-01-01T06:07:00Z')
    expect(to(moderator)).toEqual([])
  })

  it('comes once a day, in the morning, to those who chose that', async () => {
    const moderator = await moderate('daily', 'de')
    await open('Daily')
    await runAt('2030-02-01T05:07:00Z')
    expect(to(moderator)).toEqual([])
    await runAt('2030-02-01T06:07:00Z')
    expect(to(moderator)).toHaveLength(1)
    expect(to(moderator)[0]?.subject).not.toMatch(/waiting|cases/)
    await open('Later that day')
    await runAt('2030-02-01T20:07:00Z')
    expect(to(moderator)).toEqual([])
    await runAt('2030-02-02T06:07:00Z')
    expect(to(moderator)).toHaveLength(1)
  })

  it('comes to nobody who is suspended, has no confirmed address, or wants none', async () => {
    const [suspended, unconfirmed, quiet] = [
      await moderate('hourly'),
      await moderate('hourly'),
      await moderate('never'),
    ]
    await query(`update users set state = 'suspended' where id = $1`, [suspended.id])
    await query('delete from confirmed_emails where user_id = $1', [unconfirmed.id])
    await open('For others')
    await runAt('2030-03-01T12:07:00Z')
    for (const person of [suspended, unconfirmed, quiet]) expect(to(person)).toEqual([])
  })

  it('reaches the others where one mail fails, and fails so that it is tried again', async () => {
    const [first, second] = [await moderate('hourly'), await moderate('hourly')]
    await open('One fails')
    vi.spyOn(payload, 'sendEmail').mockImplementation(async (mail) => {
      if ((mail as Mail).to === first.email) throw new Error('no route')
      sent.push(mail as Mail)
    })
    await expect(runAt('2030-04-01T12:07:00Z')).rejects.toThrow()
    vi.useRealTimers()
    expect(to(second)).toHaveLength(1)
  })
})
