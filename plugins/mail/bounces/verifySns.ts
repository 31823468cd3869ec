import { createVerify } from 'node:crypto'
import { z } from 'zod'
import { guardedFetch } from '@/core/http/guardedFetch'
import { parseUrl } from '@/core/text/parseUrl'

/** What Amazon SNS posts. */
export const snsMessage = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
  Subject: z.string().optional(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
})
export type SnsMessage = z.output<typeof snsMessage>

const host = /^sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/
/** Milliseconds after which a message is a repeated one. */
const MAX_AGE_MS = 60 * 60 * 1000

const isAmazons = (text: string) => {
  const url = parseUrl(text)
  return url?.protocol === 'https:' && host.test(url.hostname)
}

const notificationFields = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const
const subscriptionFields = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const

/** The text that is signed (“Verifying the signatures of Amazon SNS messages”). */
export const signedText = (message: SnsMessage): string =>
  (message.Type === 'Notification' ? notificationFields : subscriptionFields)
    .flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`]))
    .join('')

type Get = (url: string) => Promise<string>
const getText: Get = async (url) => (await guardedFetch(url)).body.toString()

/** Whether it is signed by Amazon, and not old. @param get fetches the certificate, of Amazon's hosts alone */
export async function isSignedBySns(message: SnsMessage, get: Get = getText): Promise<boolean> {
  if (!isAmazons(message.SigningCertURL) || !/\.pem$/.test(message.SigningCertURL)) return false
  if (!(Math.abs(Date.now() - Date.parse(message.Timestamp)) < MAX_AGE_MS)) return false
  const algorithm = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256'
  const certificate = await get(message.SigningCertURL)
  return createVerify(algorithm).update(signedText(message)).verify(certificate, message.Signature, 'base64')
}

/** Confirms the subscription of a topic, which an operator began. */
export async function confirmSubscription({ SubscribeURL }: SnsMessage, get: Get = getText): Promise<boolean> {
  if (!SubscribeURL || !isAmazons(SubscribeURL)) return false
  await get(SubscribeURL)
  return true
}
