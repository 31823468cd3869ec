import { z } from 'zod'
import type { Bounce } from './bounce'

const email = z.string().max(320)
const detail = z.string().catch('').default('')

const bounced = (to: string, said = ''): Bounce => ({ reason: 'bounced', to, detail: said })
const complained = (to: string): Bounce => ({ reason: 'complained', to, detail: '' })

/** The shop's own: `{type, email, permanent?, detail?}`. */
const plain = z
  .object({ type: z.enum(['bounce', 'complaint']), email, permanent: z.boolean().default(true), detail })
  .transform(({ type, email: to, permanent, detail: said }): Bounce[] =>
    type === 'complaint' ? [complained(to)] : permanent ? [bounced(to, said)] : [],
  )

/** Amazon SES, as it is in the `Message` of SNS. */
export const sesNotice = z
  .object({
    notificationType: z.string().optional(),
    eventType: z.string().optional(),
    bounce: z
      .object({
        bounceType: z.string(),
        bouncedRecipients: z.array(z.object({ emailAddress: email, diagnosticCode: detail })),
      })
      .optional(),
    complaint: z.object({ complainedRecipients: z.array(z.object({ emailAddress: email })) }).optional(),
  })
  .refine(({ notificationType, eventType }) => notificationType !== undefined || eventType !== undefined)
  .transform(({ bounce, complaint }): Bounce[] => [
    ...(bounce?.bounceType === 'Permanent'
      ? bounce.bouncedRecipients.map(({ emailAddress, diagnosticCode }) => bounced(emailAddress, diagnosticCode))
      : []),
    ...(complaint?.complainedRecipients ?? []).map(({ emailAddress }) => complained(emailAddress)),
  ])

const postmarkHard = ['HardBounce', 'BadEmailAddress', 'ManuallyDeactivated']
const postmark = z
  .object({ RecordType: z.string(), Type: z.string().default(''), Email: email, Description: detail })
  .transform(({ RecordType, Type, Email, Description }): Bounce[] => {
    if (RecordType === 'SpamComplaint') return [complained(Email)]
    return RecordType === 'Bounce' && postmarkHard.includes(Type) ? [bounced(Email, Description)] : []
  })

const mailgun = z
  .object({
    'event-data': z.object({
      event: z.string(),
      severity: z.string().default(''),
      recipient: email,
      'delivery-status': z.object({ message: detail, description: detail }).partial().optional(),
    }),
  })
  .transform(({ 'event-data': { event, severity, recipient, 'delivery-status': status } }): Bounce[] => {
    if (event === 'complained') return [complained(recipient)]
    return event === 'failed' && severity === 'permanent'
      ? [bounced(recipient, status?.message || status?.description || '')]
      : []
  })

/** SendGrid says `blocked` of what may succeed later. */
const sendgrid = z
  .object({ sg_event_id: z.string(), event: z.string(), email, type: z.string().default(''), reason: detail })
  .transform(({ event, email: to, type, reason }): Bounce[] => {
    if (event === 'spamreport') return [complained(to)]
    return event === 'bounce' && type !== 'blocked' ? [bounced(to, reason)] : []
  })

const shapes = z.union([plain, sesNotice, postmark, mailgun, sendgrid])

/**
 * The bounces and complaints of a webhook's body: one event or an array of them, of the shop's own form, Amazon SES,
 * Postmark, Mailgun or SendGrid. Events of other kinds are none. Undefined where it is of no such form.
 */
export function parseWebhook(body: unknown): Bounce[] | undefined {
  const events = Array.isArray(body) ? body : [body]
  const parsed = events.map((event) => shapes.safeParse(event))
  if (parsed.length > 0 && parsed.every(({ success }) => !success)) return undefined
  return parsed.flatMap(({ data }) => data ?? [])
}
