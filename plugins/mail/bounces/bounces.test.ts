import { createSign, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseDsn } from './parseDsn'
import { parseWebhook } from './parseWebhook'
import { confirmSubscription, isSignedBySns, type SnsMessage, signedText } from './verifySns'

const message = '0123456789abcdef0123456789abcdef'

type Dsn = { to?: string; action?: string; status?: string; returned?: string }
const dsn = ({ to = `bounces+${message}@shop.test`, action = 'failed', status = '5.1.1', returned = '' }: Dsn) =>
  [
    'Return-Path: <>',
    `To: ${to}`,
    'Subject: Undelivered Mail',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'Sorry. Status: 5.0.0, Action: failed',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.test',
    '',
    'Final-Recipient: rfc822; nobody@fine.test',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 No such',
    '  mailbox here',
    '',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${returned}@shop.test>`,
    '--b1--',
  ].join('\r\n')

describe('a delivery status notification', () => {
  it('is of the mail that its return path names', () => {
    expect(parseDsn(dsn({}))).toEqual({ reason: 'bounced', message, detail: 'smtp; 550 5.1.1 No such mailbox here' })
  })

  it('is of the mail that is sent back, where the return path names none', () => {
    expect(parseDsn(dsn({ to: 'shop@shop.test', returned: message }))).toMatchObject({ message })
    expect(parseDsn(dsn({ to: 'shop@shop.test', returned: 'another' }))).toBeUndefined()
  })

  it.each([{ action: 'delayed' }, { action: 'delivered' }, { status: '4.2.2' }, { status: '2.0.0' }])(
    'of %j is no bounce',
    (told) => {
      expect(parseDsn(dsn(told))).toBeUndefined()
    },
  )

  it('may be a complaint', () => {
    const report = (kind: string) =>
      `To: bounces+${message}@shop.test\nContent-Type: multipart/report\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: ${kind}\nVersion: 1\n--b--`
    expect(parseDsn(report('abuse'))).toMatchObject({ reason: 'complained', message })
    expect(parseDsn(report('not-spam'))).toBeUndefined()
  })

  it.each(['', 'To: x', `To: bounces+${message}@shop.test\n\nOut of office`, '\n'.repeat(100_000)])(
    'is not seen in %j',
    (raw) => {
      expect(parseDsn(raw)).toBeUndefined()
    },
  )
})

describe('a webhook', () => {
  const to = 'a@fine.test'
  it.each([
    ['the shop', { type: 'bounce', email: to, detail: 'gone' }, { reason: 'bounced', to, detail: 'gone' }],
    ['the shop', { type: 'complaint', email: to }, { reason: 'complained', to }],
    [
      'SES',
      {
        notificationType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: to, diagnosticCode: '550' }] },
      },
      { reason: 'bounced', to, detail: '550' },
    ],
    [
      'SES',
      { eventType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: to }] } },
      { reason: 'complained', to },
    ],
    ['Postmark', { RecordType: 'Bounce', Type: 'HardBounce', Email: to }, { reason: 'bounced', to }],
    ['Postmark', { RecordType: 'SpamComplaint', Type: 'SpamComplaint', Email: to }, { reason: 'complained', to }],
    [
      'Mailgun',
      {
        signature: {},
        'event-data': {
          event: 'failed',
          severity: 'permanent',
          recipient: to,
          'delivery-status': { message: 'gone', code: 550 },
        },
      },
      { reason: 'bounced', to, detail: 'gone' },
    ],
    ['Mailgun', { 'event-data': { event: 'complained', recipient: to } }, { reason: 'complained', to }],
    ['SendGrid', [{ sg_event_id: '1', event: 'bounce', type: 'bounce', email: to }], { reason: 'bounced', to }],
    ['SendGrid', [{ sg_event_id: '1', event: 'spamreport', email: to }], { reason: 'complained', to }],
  ])('of %s is read', (_provider, body, expected) => {
    expect(parseWebhook(body)).toMatchObject([expected])
  })

  it.each([
    { type: 'bounce', email: to, permanent: false },
    { notificationType: 'Bounce', bounce: { bounceType: 'Transient', bouncedRecipients: [{ emailAddress: to }] } },
    { notificationType: 'Delivery' },
    { RecordType: 'Bounce', Type: 'SoftBounce', Email: to },
    { RecordType: 'Open', Email: to },
    { 'event-data': { event: 'failed', severity: 'temporary', recipient: to } },
    { sg_event_id: '1', event: 'bounce', type: 'blocked', email: to },
    [{ sg_event_id: '1', event: 'delivered', email: to }],
  ])('about what passes, or went well, says of no bounce: %j', (body) => {
    expect(parseWebhook(body)).toEqual([])
  })

  it.each([null, 1, 'x', {}, { email: to }, [{}]])('is not seen in %j', (body) => {
    expect(parseWebhook(body)).toBeUndefined()
  })
})

describe('a message of Amazon SNS', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const fetched: string[] = []
  const get = async (url: string) => {
    fetched.push(url)
    return certificate
  }
  const sign = (changes: Partial<SnsMessage> = {}): SnsMessage => {
    const unsigned: SnsMessage = {
      Type: 'Notification',
      MessageId: '1',
      TopicArn: 'arn:aws:sns:eu-west-1:1:bounces',
      Message: '{}',
      Timestamp: new Date().toISOString(),
      SignatureVersion: '2',
      Signature: '',
      SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/cert.pem',
      ...changes,
    }
    const algorithm = unsigned.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256'
    return { ...unsigned, Signature: createSign(algorithm).update(signedText(unsigned)).sign(privateKey, 'base64') }
  }

  it.each(['1', '2'] as const)('is known by its signature of version %s', async (SignatureVersion) => {
    expect(await isSignedBySns(sign({ SignatureVersion }), get)).toBe(true)
    expect(await isSignedBySns({ ...sign({ SignatureVersion }), Message: '{"a":1}' }, get)).toBe(false)
  })

  it('is not taken from others, nor where it is old', async () => {
    fetched.length = 0
    for (const SigningCertURL of [
      'https://evil.test/cert.pem',
      'http://sns.eu-west-1.amazonaws.com/cert.pem',
      'https://sns.eu-west-1.amazonaws.com.evil.test/cert.pem',
      'https://sns.eu-west-1.amazonaws.com@evil.test/cert.pem',
    ])
      expect(await isSignedBySns(sign({ SigningCertURL }), get)).toBe(false)
    expect(await isSignedBySns(sign({ Timestamp: '2020-01-01T00:00:00Z' }), get)).toBe(false)
    expect(await isSignedBySns(sign({ Timestamp: 'never' }), get)).toBe(false)
    expect(fetched).toEqual([])
  })

  it('confirms a subscription at Amazon alone', async () => {
    const at = (SubscribeURL: string) => sign({ Type: 'SubscriptionConfirmation', SubscribeURL, Token: 't' })
    expect(await confirmSubscription(at('https://sns.eu-west-1.amazonaws.com/?Action=Confirm'), get)).toBe(true)
    expect(await confirmSubscription(at('https://evil.test/'), get)).toBe(false)
  })
})
