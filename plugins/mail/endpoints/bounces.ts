import { createHash, timingSafeEqual } from 'node:crypto'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { EndpointContext, Handler } from '@/core/http/endpoint'
import { log } from '@/core/log/log'
import { parseDsn } from '../bounces/parseDsn'
import { parseWebhook } from '../bounces/parseWebhook'
import { confirmSubscription, isSignedBySns, snsMessage } from '../bounces/verifySns'
import { recordBounces } from '../commands/recordBounces'
import { mailOptions } from '../types'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** As a bearer token, the password of basic authentication, or `?token=`: providers can send one of them. */
function givenToken({ request, query }: EndpointContext): string {
  const [scheme = '', value = ''] = (request.headers.get('authorization') ?? '').split(' ')
  if (/^bearer$/i.test(scheme)) return value
  if (/^basic$/i.test(scheme))
    return Buffer.from(value, 'base64')
      .toString()
      .replace(/^[^:]*:/, '')
  return query.get('token') ?? ''
}

function requireToken(context: EndpointContext): void {
  const { bounceToken } = mailOptions.of(contextOf(context.payload))
  if (!bounceToken) throw new ShopError(404, 'not_found', 'There is nothing here.')
  if (!timingSafeEqual(digest(givenToken(context)), digest(bounceToken)))
    throw new ShopError(403, 'forbidden', 'Send the token of bounces along.')
}

const unreadable = () =>
  new ShopError(400, 'bad_request', 'This is no bounce in a form that is known: see the documentation of this request.')

const done = (known: number) => Response.json({ known }, { headers: { 'Cache-Control': 'no-store' } })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable()
  }
}

/**
 * `POST /api/mail/bounces`: what comes back, as a mail provider's webhook or as the raw mail (`message/rfc822`). Amazon
 * sends JSON as text.
 */
export const handleBounces: Handler = async (context) => {
  requireToken(context)
  const { payload, request, readBytes } = context
  const text = (await readBytes()).toString()
  if (/^message\/rfc822/i.test(request.headers.get('content-type') ?? '')) {
    const bounce = parseDsn(text)
    return done(bounce ? await recordBounces(payload, [bounce]) : 0)
  }
  const body = parseJson(text)
  const sns = snsMessage.safeParse(body)
  if (!sns.success) {
    const bounces = parseWebhook(body)
    if (!bounces) throw unreadable()
    return done(await recordBounces(payload, bounces))
  }
  if (!(await isSignedBySns(sns.data))) throw new ShopError(403, 'forbidden', 'The signature is not Amazon’s.')
  if (sns.data.Type === 'Notification')
    return done(await recordBounces(payload, parseWebhook(parseJson(sns.data.Message)) ?? []))
  if (sns.data.Type === 'SubscriptionConfirmation' && (await confirmSubscription(sns.data)))
    log.info({ topic: sns.data.TopicArn }, 'the subscription of bounces is confirmed')
  return done(0)
}
