import { afterEach, expect, it, vi } from 'vitest'
import { redactConsoleErrors } from './redactConsoleErrors'

const { error, warn } = console
afterEach(() => {
  Object.assign(console, { error, warn })
})

it.each(['error', 'warn'] as const)('prints errors by console.%s without what was to be written', (level) => {
  const print = vi.fn()
  console[level] = print
  Object.assign(globalThis, { shopConsoleRedacted: undefined })
  redactConsoleErrors()
  redactConsoleErrors()
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(secret@example.org) exists',
  })
  const failed = Object.assign(new Error('Failed query: insert\nparams: secret', { cause }), { params: ['secret'] })
  console[level]('could not render', failed)
  expect(print).toHaveBeenCalledOnce()
  const [said, printed] = print.mock.calls[0] ?? []
  expect(said).toBe('could not render')
  expect(JSON.stringify(printed)).toContain('Failed query: insert')
  expect(JSON.stringify(printed)).toContain('23505')
  expect(JSON.stringify(printed)).not.toContain('secret')
})
