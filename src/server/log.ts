import pino from 'pino'
import { env } from '@/env'

/** What must never be written, wherever it stands in a logged object. */
const secrets = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  '*.password',
  '*.token',
  '*.secret',
  '*.authorization',
  '*.cookie',
  'err.config',
  'err.data.password',
  'err.query',
  'err.params',
  'err.cause.params',
]

/** Options for every logger of the shop: one JSON object a line on stdout. */
export const logOptions: pino.LoggerOptions = {
  level: env.LOG_LEVEL,
  base: { app: 'schematicshop' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: secrets, censor: '[redacted]' },
}

export const log = pino(logOptions)
