import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addUp, closingLine, readPlaywrightReport, readVitestReport, tally } from './tally.mjs'

describe('the tally of a test run', () => {
  let folder: string
  const write = (report: unknown) => {
    const file = path.join(folder, 'report.json')
    writeFileSync(file, JSON.stringify(report))
    return file
  }
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tally-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('counts what Vitest reports, and names what failed or was skipped', () => {
    const assertionResults = ['passed', 'passed', 'failed', 'skipped', 'todo'].map((status) => ({
      status,
      fullName: status,
    }))
    const file = write({ testResults: [{ name: path.resolve('a.test.ts'), status: 'failed', assertionResults }] })
    expect(readVitestReport(file, 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
      failedNames: ['a.test.ts › failed'],
      skippedNames: ['skipped', 'todo'],
    })
  })

  it('counts a file that could not be read as one failure', () => {
    const file = write({ testResults: [{ name: 'a', status: 'failed', assertionResults: [] }] })
    expect(readVitestReport(file, 1).failed).toBe(1)
  })

  it('names what failed in a browser, with its file and screen', () => {
    const spec = (title: string, ok: boolean) => ({ title, ok, tests: [{ projectName: 'phone' }] })
    const suites = [
      {
        title: 'a.spec.ts',
        specs: [spec('signs in', true)],
        suites: [{ title: 'lists', specs: [spec('sorts', false)] }],
      },
    ]
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 }
    expect(readPlaywrightReport(write({ stats, errors: [], suites }), 1)).toMatchObject({
      failed: 1,
      failedNames: ['a.spec.ts › lists › [phone] sorts'],
    })
  })

  it('never calls a bad exit code a success', () => {
    expect(readVitestReport(write({ testResults: [] }), 1).failed).toBe(1)
    expect(readVitestReport(path.join(folder, 'none.json'), 0).failed).toBe(1)
    expect(readPlaywrightReport(path.join(folder, 'none.json'), 0).failed).toBe(1)
    const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }
    expect(readPlaywrightReport(write({ stats, errors: [] }), 1)).toMatchObject({ passed: 3, failed: 1 })
  })

  it('adds up to one plain line', () => {
    expect(closingLine(addUp([tally({ passed: 2, skipped: 1 }), tally({ passed: 3, failed: 1 })]))).toBe(
      '5 passed, 1 failed, 1 skipped',
    )
  })
})
