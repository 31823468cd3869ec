import pino from 'pino'
import { redactError, redactMessage } from '../database/redactError'

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
]

/** The error of a line that says nothing else, of which pino would take the message as it is. */
function errorAlone([first, ...rest]: readonly unknown[]): Error | undefined {
  if (rest.length > 0) return undefined
  if (first instanceof Error) return first
  const inner = typeof first === 'object' && first !== null && 'err' in first ? first.err : undefined
  return inner instanceof Error && !('msg' in Object(first)) ? inner : undefined
}

/** Options for every logger of the shop: one JSON object a line on stdout. */
export const logOptions: pino.LoggerOptions = {
  level: 'info',
  base: { app: 'schematicshop' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  hooks: {
    logMethod(args, method) {
      const error = errorAlone(args)
      if (error) method.call(this, args[0] instanceof Error ? { err: error } : args[0], redactMessage(error))
      else method.apply(this, args)
    },
  },
  redact: { paths: secrets, censor: '[redacted]' },
  serializers: {
    err: (error: unknown) => redactError(error),
    error: (error: unknown) => redactError(error),
  },
}

export const log = pino(logOptions)

/** How much this process writes. */
export function setLogLevel(level: string): void {
  logOptions.level = level
  log.level = level
}
