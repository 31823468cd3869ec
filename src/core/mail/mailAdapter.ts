import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import nodemailer from 'nodemailer'
import type { EmailAdapter } from 'payload'
import { log } from '../log/log'
import { htmlToPlainText } from './htmlToPlainText'

/** Milliseconds for each step of the SMTP dialog. */
const SMTP_TIMEOUT_MS = 10_000

/** `Name <address>` as its two parts. */
const senderPattern = /^\s*(.*?)\s*<\s*([^<>\s]+)\s*>\s*$/

export type MailOptions = {
  /** `smtp://` or `smtps://`. */
  smtpUrl?: string | undefined
  /** Sender, as `Builds <noreply@example.org>`. */
  from: string
}

/** Suppresses auto-replies (RFC 3834). */
const headers = { 'Auto-Submitted': 'auto-generated' }

/** Payload's own emails have no plain text part. */
const completeMails =
  (adapter: EmailAdapter): EmailAdapter =>
  (init) => {
    const inner = adapter(init)
    return {
      ...inner,
      sendEmail: (mail) =>
        inner.sendEmail({
          ...mail,
          headers: { ...headers, ...mail.headers },
          text: mail.text ?? htmlToPlainText(String(mail.html ?? '')),
        }),
    }
  }

/** Sends email by SMTP if configured; otherwise logs its subject only. */
export function mailAdapter({ smtpUrl, from }: MailOptions) {
  const sender = senderPattern.exec(from)
  return smtpUrl
    ? nodemailerAdapter({
        defaultFromName: sender?.[1] || 'SchematicShop',
        defaultFromAddress: sender?.[2] ?? from,
        skipVerify: true,
        transport: nodemailer.createTransport({
          url: smtpUrl,
          connectionTimeout: SMTP_TIMEOUT_MS,
          greetingTimeout: SMTP_TIMEOUT_MS,
          socketTimeout: SMTP_TIMEOUT_MS,
        }),
      }).then(completeMails)
    : () => ({
        name: 'none',
        defaultFromName: sender?.[1] || 'SchematicShop',
        defaultFromAddress: sender?.[2] ?? from,
        sendEmail: async ({ subject }: { subject?: string }) => {
          log.info({ subject }, 'a mail was not sent: SMTP_URL is not set')
        },
      })
}
