import { DrizzleQueryError } from 'drizzle-orm/errors'
import pg from 'pg'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { logOptions } from '../log/log'
import { redactError, toStoredError } from './redactError'

const SECRET = 'correct horse "battery"\n    at staple'

const databaseError = (code: string, message: string) =>
  Object.assign(new pg.DatabaseError(message, message.length, 'error'), {
    code,
    constraint: 'users_email_idx',
    detail: `Key (email)=(${SECRET}) already exists.`,
    where: `unnamed portal parameter $1 = '${SECRET}'`,
  })
const statementError = (cause: Error) =>
  Object.assign(new DrizzleQueryError('insert into users values ($1)', [SECRET], cause), { name: 'DrizzleQueryError' })

const errors = [
  [
    'a clash',
    statementError(databaseError('23505', 'duplicate key value violates unique constraint "users_email_idx"')),
  ],
  [
    'a value that cannot be read',
    statementError(databaseError('22P02', `invalid input syntax for type uuid: "${SECRET}"`)),
  ],
  ['a value beyond its range', databaseError('22003', `value "${SECRET}" is out of range for type integer`)],
  ['what is not JSON', new SyntaxError(`Unexpected token 'c', "${SECRET}" is not valid JSON`)],
  ['an error of several', new AggregateError([statementError(new Error('lost'))], 'all failed')],
] as const

describe('errors that are written down', () => {
  it.each(errors)('hold nothing of what was sent: %s', (_, error) => {
    const lines: string[] = []
    const log = pino({ ...logOptions, level: 'info' }, { write: (line: string) => lines.push(line) })
    log.error({ err: error }, 'failed')
    log.error({ error }, 'failed')
    log.error(error)
    log.error({ err: error })
    const kept = toStoredError(error)
    const written = [
      ...lines,
      JSON.stringify(redactError(error)),
      kept.message,
      String(kept.stack),
      JSON.stringify(kept),
    ]
    for (const text of written) for (const part of ['horse', 'battery', 'staple']) expect(text).not.toContain(part)
  })

  it('keep what tells them apart', () => {
    const plain = JSON.stringify(redactError(errors[0][1]))
    for (const part of ['insert into users', 'users_email_idx', '23505', 'duplicate key value'])
      expect(plain).toContain(part)
  })
})
