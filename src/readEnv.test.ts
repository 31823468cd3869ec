import { describe, expect, it } from 'vitest'
import { EnvError, readEnv } from './readEnv'

const problemsOf = (variables: Record<string, string>) => {
  try {
    readEnv(variables)
    return []
  } catch (error) {
    return error instanceof EnvError ? error.message.split('\n') : [error]
  }
}

describe('the environment', () => {
  it('may be empty, as may each variable', () => {
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ PORT: '', SCANNER: '', SMTP_URL: '', DEMO: '' })).toEqual([])
  })

  it('takes public addresses with and without a slash, and senders with and without a name', () => {
    expect(problemsOf({ SERVER_URL: 'https://builds.test.invalid:8443/', EMAIL_FROM: 'noreply@localhost' })).toEqual([])
    expect(problemsOf({ SERVER_URL: 'http://[::1]:3000', EMAIL_FROM: 'Builds <noreply@test.invalid>' })).toEqual([])
  })

  it('takes any secret where the shop brings its own database, so that those who chose a short one go on', () => {
    expect(problemsOf({ NODE_ENV: 'production', EMBEDDED: '1', PAYLOAD_SECRET: 'short' })).toEqual([])
  })

  it.each([
    [{ DEMO: 'maybe' }, 'DEMO must be 0, 1, true or false'],
    [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535'],
    [{ WORKER_CONCURRENCY: 'many' }, 'WORKER_CONCURRENCY must be a whole number from 1 to 64'],
    [{ UPLOAD_MAX_BYTES: '64 MiB' }, 'UPLOAD_MAX_BYTES must be a number of bytes'],
    [{ SCANNER: 'clam' }, 'SCANNER must be auto, clamd or none'],
    [{ DATABASE_URL: 'mysql://a' }, 'DATABASE_URL must be an address that begins with postgres:// or postgresql://'],
    [{ SMTP_URL: 'mail.test.invalid' }, 'SMTP_URL must be an address that begins with smtp:// or smtps://'],
    [
      { SERVER_URL: 'https://builds.test.invalid/shop' },
      'SERVER_URL must be an address without a path or a name, as https://builds.example.org',
    ],
    [
      { SERVER_URL: 'https://somebody@builds.test.invalid' },
      'SERVER_URL must be an address without a path or a name, as https://builds.example.org',
    ],
    [
      { EMAIL_FROM: 'SchematicShop' },
      'EMAIL_FROM must be an email address, as noreply@example.org or Builds <noreply@example.org>',
    ],
    [
      { NODE_ENV: 'production', DATABASE_URL: 'postgres://a', SCANNER: 'none', PAYLOAD_SECRET: 'short' },
      'PAYLOAD_SECRET is too short: use a random text of 32 or more characters',
    ],
    [
      { NODE_ENV: 'production', DATABASE_URL: 'postgres://a', SCANNER: 'none' },
      'PAYLOAD_SECRET is missing: set it to a random text of 32 or more characters',
    ],
    [
      { NODE_ENV: 'production', EMBEDDED: '1' },
      'PAYLOAD_SECRET is missing: set it to a random text of 32 or more characters',
    ],
    [{ ADMIN_EMAIL: 'a@b.co' }, 'ADMIN_EMAIL goes together with ADMIN_PASSWORD: set both or neither'],
  ])('%j is refused in words for who set it', (variables, problem) => {
    expect(problemsOf(variables)).toEqual([problem])
  })

  it('names all that is wrong at once, and no value', () => {
    const problems = problemsOf({ DEMO: 'maybe', ADMIN_EMAIL: 'x', ADMIN_PASSWORD: 'short' })
    expect(problems).toHaveLength(3)
    expect(problems.join()).not.toMatch(/maybe|short\b/)
  })
})
