import config from '@payload-config'
import { handleEndpoints, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemSource } from '@/core/audit/auditSource'
import { contextOf } from '@/core/context/context'
import { mailOnce, messageOf } from '@/core/mail/mailOnce'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { retryAddress } from './commands/recordBounces'
import { trimMails } from './jobs/trimMails'
import { readSuppression } from './queries/readSuppression'
import { mailOptions } from './types'

const TOKEN = 'a-token-of-sixteen-or-more'

describe('a mail that comes back', () => {
  let payload: Payload
  let user: Awaited<ReturnType<typeof addUser>>
  let number = 0
  const query: ReturnType<typeof queryIn> = (text, values) => queryIn(payload)(text, values)

  /** @returns its key */
  const send = async () => {
    number += 1
    const key = `mail ${number}`
    const write = async () => ({ to: user.email, subject: 'Hi', text: 'Hi', html: 'Hi' })
    return { key, outcome: await mailOnce(payload, { key, write }) }
  }
  const post = async (body: string, headers: Record<string, string> = {}, search = '') => {
    const response = await handleEndpoints({
      config,
      request: new Request(`http://localhost:3000/api/mail/bounces${search}`, { method: 'POST', headers, body }),
    })
    return { status: response.status, body: await response.json() }
  }
  const authorized = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }
  const stopped = () => readSuppression(payload, user.email)

  beforeAll(async () => {
    payload = await openShop()
    vi.spyOn(payload, 'sendEmail').mockResolvedValue(undefined)
    user = await addUser(payload)
    mailOptions.keep(contextOf(payload), { bounceToken: TOKEN })
  })
  afterAll(() => closeShop(payload))

  it('is told with a token, by three ways to send it, and by nobody else', async () => {
    const body = JSON.stringify({ type: 'bounce', email: 'nobody@fine.test' })
    expect((await post(body)).status).toBe(403)
    expect((await post(body, { Authorization: 'Bearer wrong' })).status).toBe(403)
    const basic = Buffer.from(`any:${TOKEN}`).toString('base64')
    for (const answer of [
      await post(body, authorized),
      await post(body, { Authorization: `Basic ${basic}` }),
      await post(body, {}, `?token=${TOKEN}`),
    ])
      expect(answer).toEqual({ status: 200, body: { known: 0 } })
    mailOptions.keep(contextOf(payload))
    expect((await post(body, authorized)).status).toBe(404)
    mailOptions.keep(contextOf(payload), { bounceToken: TOKEN })
  })

  it('counts for addresses that the shop has written to, and stops all mail to them until their owner says so', async () => {
    const body = JSON.stringify([{ type: 'bounce', email: user.email.toUpperCase(), detail: 'No such mailbox' }])
    expect((await post(body, authorized)).body).toEqual({ known: 0 })
    expect((await send()).outcome).toBe('done')
    expect((await post(body, authorized)).body).toEqual({ known: 1 })
    expect(await stopped()).toBe('bounced')
    expect((await send()).outcome).toMatchObject({ skipped: expect.any(String) })
    await retryAddress(payload, systemSource, { id: String(user.id), email: user.email })
    expect(await stopped()).toBe(null)
    expect((await send()).outcome).toBe('done')
    const lines = await query(`select action, target_id from audit_log where action like 'email.%' order by id`)
    expect(lines).toEqual([
      { action: 'email.bounced', target_id: user.id },
      { action: 'email.retried', target_id: user.id },
    ])
  })

  it('is taken as the raw mail, by which mail it was, not by whom it says that it was to', async () => {
    const { key } = await send()
    const raw = (message: string) =>
      `To: bounces+${message}@shop.test\nContent-Type: multipart/report\n\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; other@fine.test\nAction: failed\nStatus: 5.1.1\n\n--b--`
    const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'message/rfc822' }
    expect((await post(raw('0'.repeat(32)), headers)).body).toEqual({ known: 0 })
    expect(await stopped()).toBe(null)
    expect((await post(raw(messageOf(key)), headers)).body).toEqual({ known: 1 })
    expect(await stopped()).toBe('bounced')
  })

  it('is refused in a form that is none, and of an SNS that is not Amazon’s', async () => {
    for (const body of ['', 'x', '{}', '[1]'])
      expect(await post(body, authorized)).toMatchObject({ status: 400, body: { errors: [{ code: 'bad_request' }] } })
    const sns = {
      Type: 'Notification',
      MessageId: '1',
      TopicArn: 't',
      Message: JSON.stringify({ type: 'bounce', email: user.email }),
      Timestamp: new Date().toISOString(),
      SignatureVersion: '2',
      Signature: 'AAAA',
      SigningCertURL: 'https://evil.test/cert.pem',
    }
    expect((await post(JSON.stringify(sns), authorized)).status).toBe(403)
  })

  it('is forgotten after months', async () => {
    await query(`update sent_mails set sent_at = now() - interval '91 days'`)
    await trimMails({ payload, signal: new AbortController().signal })
    expect(await query('select 1 from sent_mails')).toEqual([])
  })
})
