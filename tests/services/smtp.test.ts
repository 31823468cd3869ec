import nodemailer from 'nodemailer'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Smtp, startSmtp } from './smtp'

describe('the mail server', () => {
  let smtp: Smtp
  beforeAll(async () => {
    smtp = await startSmtp()
  })
  afterEach(() => smtp.behave('accept'))
  afterAll(() => smtp.stop())

  const send = (subject: string) =>
    nodemailer
      .createTransport({ url: smtp.url, socketTimeout: 500 })
      .sendMail({ from: 'a@test.invalid', to: 'b@test.invalid', subject, text: 'x' })

  it('gives what was sent', async () => {
    await send('Grüße ☃')
    expect((await smtp.waitForMail(({ subject }) => subject === 'Grüße ☃')).text?.trim()).toBe('x')
  })

  it('says what came instead when nothing fits', async () => {
    await expect(smtp.waitForMail(() => false, 50)).rejects.toThrow(/Grüße/)
  })

  it.each([
    ['reject450', 450],
    ['reject550', 550],
  ] as const)('answers %s', async (behaviour, responseCode) => {
    smtp.behave(behaviour)
    await expect(send('refused')).rejects.toMatchObject({ responseCode })
  })

  it('stalls', async () => {
    smtp.behave('stall')
    await expect(send('stalled')).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  })
})
