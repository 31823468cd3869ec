import type { Payload } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeShop, openShop, queryIn } from '../../../tests/integration/support/ownShop'
import { type Smtp, startSmtp } from '../../../tests/services/smtp'
import { contextOf } from '../context/context'
import { inTransaction } from '../database/executor'
import { mailAdapter } from './mailAdapter'
import { mailOnce, messageIdOf, messageOf } from './mailOnce'
import { keepReturnPath } from './returnPath'
import { hashOfAddress, isSuppressed, liftSuppression, suppressAddress } from './suppression'

describe('a mail', () => {
  let payload: Payload
  let smtp: Smtp
  let key: string
  let number = 0

  const query = (text: string, values: unknown[] = []) => queryIn(payload)(text, values)
  const to = () => `${key}@test.invalid`
  const send = (isRequested = false) =>
    mailOnce(payload, {
      key,
      isRequested,
      write: async () => ({ to: to(), subject: key, text: 'Hello', html: '<p>Hello</p>' }),
    })
  const arrived = () => smtp.inbox.filter(({ subject }) => subject === key)
  const state = async () => (await query('select state from sent_mails where key = $1', [key])).map((row) => row.state)

  beforeAll(async () => {
    ;[payload, smtp] = await Promise.all([openShop(), startSmtp()])
    const adapter = mailAdapter({ smtpUrl: smtp.url, from: 'Shop <shop@test.invalid>', timeoutMs: 300 })({ payload })
    payload.email = adapter
    payload.sendEmail = adapter.sendEmail
  })
  beforeEach(() => {
    number += 1
    key = `mail-${number}`
  })
  afterEach(() => smtp.behave('accept'))
  afterAll(async () => {
    await closeShop(payload)
    await smtp.stop()
  })

  it('is sent once, with an id that its key alone decides, and answered by no machine', async () => {
    expect(await Promise.all([send(), send(), send()])).toContain('done')
    expect(await send()).toEqual({ skipped: 'already told' })
    expect(arrived()).toHaveLength(1)
    const [mail] = arrived()
    expect(mail?.messageId).toBe(messageIdOf(contextOf(payload), key))
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.headers.get('date')).toBeInstanceOf(Date)
  })

  it('is not sent twice where the database fails after the mail server took it', async () => {
    await query(`create function fail_after_smtp() returns trigger language plpgsql as $$
      begin raise exception 'the disk is full'; end $$`)
    await query(`create trigger fail_after_smtp before update of state on sent_mails for each row
      when (new.state = 'sent') execute function fail_after_smtp()`)
    await expect(send()).rejects.toThrow()
    await query('drop trigger fail_after_smtp on sent_mails')
    expect(arrived()).toHaveLength(1)
    expect(await send()).toEqual({ skipped: 'its sending was interrupted, or is under way' })
    expect(arrived()).toHaveLength(1)
  })

  it('is not sent twice where the server takes it and never says so', async () => {
    smtp.behave('stall')
    expect(await send()).toEqual({ skipped: 'nobody knows whether it was delivered' })
    smtp.behave('accept')
    expect(await send()).toEqual({ skipped: 'already told' })
    expect(arrived()).toHaveLength(1)
    expect(await state()).toEqual(['unknown'])
  })

  it('is sent by a later try where the server did not take it', async () => {
    smtp.behave('reject450')
    await expect(send()).rejects.toMatchObject({ responseCode: 450 })
    expect(await state()).toEqual([])
    smtp.behave('accept')
    expect(await send()).toBe('done')
    expect(arrived()).toHaveLength(1)
  })

  it('is sent by a later try where no server answers', async () => {
    const { sendEmail } = payload
    payload.sendEmail = mailAdapter({ smtpUrl: 'smtp://127.0.0.1:1', from: 'a@test.invalid' })({ payload }).sendEmail
    await expect(send()).rejects.toThrow()
    payload.sendEmail = sendEmail
    expect(await send()).toBe('done')
  })

  it('claims nothing where there is nothing to write', async () => {
    const nothing = { key, write: async () => ({ skipped: 'gone' }) }
    expect(await mailOnce(payload, nothing)).toEqual({ skipped: 'gone' })
    expect(await state()).toEqual([])
  })

  it('goes to no address that does not exist, until it is said to', async () => {
    smtp.behave('noMailbox')
    expect(await send()).toEqual({ skipped: 'the address does not exist' })
    smtp.behave('accept')
    expect(await send()).toMatchObject({ skipped: expect.stringContaining('comes back') })
    expect(await send(true)).toMatchObject({ skipped: expect.stringContaining('comes back') })
    expect(arrived()).toEqual([])
    expect(await inTransaction(payload, (tx) => liftSuppression(tx, to().toUpperCase()))).toBe(true)
    expect(await send()).toBe('done')
  })

  it('is not stopped by one refusal that may be about the sender', async () => {
    smtp.behave('reject550')
    await expect(send()).rejects.toMatchObject({ responseCode: 550 })
    expect(await inTransaction(payload, (tx) => isSuppressed(tx, to()))).toBe(false)
  })

  it('that was asked for goes to one who called others spam, and after a day where mail came back', async () => {
    const hash = hashOfAddress(contextOf(payload), to())
    const isStopped = (isRequested: boolean) => inTransaction(payload, (tx) => isSuppressed(tx, to(), isRequested))
    await inTransaction(payload, (tx) => suppressAddress(tx, hash, 'complained'))
    expect([await isStopped(false), await isStopped(true)]).toEqual([true, false])
    await inTransaction(payload, (tx) => suppressAddress(tx, hash, 'bounced', 'x'.repeat(1_000)))
    expect([await isStopped(false), await isStopped(true)]).toEqual([true, true])
    await query(`update mail_suppressions set at = now() - interval '25 hours'`)
    expect([await isStopped(false), await isStopped(true)]).toEqual([true, false])
  })

  it('says in its return path which mail it is, where the operator names one', async () => {
    keepReturnPath(contextOf(payload), 'bounces@test.invalid')
    await send()
    keepReturnPath(contextOf(payload), undefined)
    expect(smtp.senders.at(-1)).toBe(`bounces+${messageOf(key)}@test.invalid`)
    expect(arrived()[0]?.from?.text).toContain('shop@test.invalid')
  })
})
