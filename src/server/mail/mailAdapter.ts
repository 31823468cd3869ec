import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import nodemailer from 'nodemailer'
import { env } from '@/env'
import { log } from '../log'

/** Milliseconds a mail server may take for each step. */
const PATIENCE = 10_000

/** `Name <address>` as its two parts. */
const sender = /^\s*(.*?)\s*<\s*([^<>\s]+)\s*>\s*$/.exec(env.EMAIL_FROM)

/** Mail by SMTP where it is configured. Without, each mail is a line in the log that names its subject alone. */
export const mailAdapter = () =>
  env.SMTP_URL
    ? nodemailerAdapter({
        defaultFromName: sender?.[1] || 'SchematicShop',
        defaultFromAddress: sender?.[2] ?? env.EMAIL_FROM,
        skipVerify: true,
        transport: nodemailer.createTransport({
          url: env.SMTP_URL,
          connectionTimeout: PATIENCE,
          greetingTimeout: PATIENCE,
          socketTimeout: PATIENCE,
        }),
      })
    : () => ({
        name: 'none',
        defaultFromName: sender?.[1] || 'SchematicShop',
        defaultFromAddress: sender?.[2] ?? env.EMAIL_FROM,
        sendEmail: async ({ subject }: { subject?: string }) => {
          log.info({ subject }, 'a mail was not sent: SMTP_URL is not set')
        },
      })
