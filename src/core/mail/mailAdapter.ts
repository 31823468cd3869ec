import nodemailer from 'nodemailer'
import type { EmailAdapter } from 'payload'
import { log } from '../log/log'
import { htmlToPlainText } from './htmlToPlainText'
import { markUnknown, OWN_ADAPTER } from './outcome'

/** `Name <address>` as its two parts. */
const senderPattern = /^\s*(.*?)\s*<\s*([^<>\s]+)\s*>\s*$/

export type MailOptions = {
  /** `smtp://` or `smtps://`. */
  smtpUrl?: string | undefined
  /** Sender, as `Builds <noreply@example.org>`. */
  from: string
  /** Milliseconds for each step of the SMTP dialog. @default 10_000 */
  timeoutMs?: number
}

/** Suppresses auto-replies (RFC 3834). */
const headers = { 'Auto-Submitted': 'auto-generated' }

/**
 * A connection for one mail. Errors of nodemailer do not say whether the mail had been handed over; what the client
 * sent last does: after `DATA`, only an answer of the server tells.
 */
function openTransport(url: string, timeoutMs: number) {
  let isHandingOver = false
  const quiet = () => {}
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    transactionLog: true,
    logger: {
      level: quiet,
      trace: quiet,
      info: quiet,
      warn: quiet,
      error: quiet,
      fatal: quiet,
      debug: (entry: { tnx?: string } | undefined, line: unknown) => {
        if (entry?.tnx === 'client' && line === 'DATA') isHandingOver = true
      },
    },
  })
  return { transport, wasHandedOver: () => isHandingOver }
}

const hasAnswer = (error: unknown) =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'

/** Sends email by SMTP if configured; otherwise logs its subject only. */
export function mailAdapter({ smtpUrl, from, timeoutMs = 10_000 }: MailOptions): EmailAdapter {
  const parts = senderPattern.exec(from)
  const defaultFromName = parts?.[1] || 'SchematicShop'
  const defaultFromAddress = parts?.[2] ?? from
  if (!smtpUrl)
    return () => ({
      name: 'none',
      defaultFromName,
      defaultFromAddress,
      sendEmail: async ({ subject }: { subject?: string }) => {
        log.info({ subject }, 'a mail was not sent: SMTP_URL is not set')
      },
    })
  return () => ({
    name: OWN_ADAPTER,
    defaultFromName,
    defaultFromAddress,
    sendEmail: async (mail) => {
      const { transport, wasHandedOver } = openTransport(smtpUrl, timeoutMs)
      try {
        return await transport.sendMail({
          ...mail,
          from: mail.from ?? { name: defaultFromName, address: defaultFromAddress },
          headers: { ...headers, ...mail.headers },
          // Payload's own emails have no plain text part.
          text: mail.text ?? htmlToPlainText(String(mail.html ?? '')),
        })
      } catch (error) {
        throw wasHandedOver() && !hasAnswer(error) ? markUnknown(error) : error
      } finally {
        transport.close()
      }
    },
  })
}
