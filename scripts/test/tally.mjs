import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * How a part of the tests went.
 * @typedef {{ passed: number, failed: number, skipped: number, failedNames: string[], skippedNames: string[] }} Tally
 */

/** @param {Partial<Tally>} [counts] @returns {Tally} */
export function tally(counts = {}) {
  return { passed: 0, failed: 0, skipped: 0, failedNames: [], skippedNames: [], ...counts }
}

/** @param {Tally[]} tallies @returns {Tally} */
export function addUp(tallies) {
  return tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
      failedNames: [...sum.failedNames, ...one.failedNames],
      skippedNames: [...sum.skippedNames, ...one.skippedNames],
    }),
    tally(),
  )
}

/** The last line of a run. @param {Tally} sum */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/**
 * Reads the report of Vitest's JSON reporter.
 * @param {string} file @param {number | null} exitCode what cannot be seen in the report makes the exit code bad, and
 * counts as one failure
 */
export function readVitestReport(file, exitCode) {
  /**
   * @type {{
   *   testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[]
   * } | null}
   */
  const report = readJson(file)
  if (!report) return tally({ failed: 1 })
  const sum = tally()
  for (const suite of report.testResults) {
    const before = sum.failed
    for (const { status, fullName } of suite.assertionResults) {
      if (status === 'passed') sum.passed++
      else if (status === 'failed') {
        sum.failed++
        sum.failedNames.push(`${path.relative(process.cwd(), suite.name)} › ${fullName}`)
      } else {
        sum.skipped++
        sum.skippedNames.push(fullName)
      }
    }
    if (suite.status === 'failed' && sum.failed === before) {
      sum.failed++ // it could not even be read, or a hook failed
      sum.failedNames.push(path.relative(process.cwd(), suite.name))
    }
  }
  if (exitCode !== 0 && sum.failed === 0) sum.failed = 1
  return sum
}

/** Reads the report of Playwright's JSON reporter. @param {string} file @param {number | null} exitCode */
export function readPlaywrightReport(file, exitCode) {
  /**
   * @type {{
   *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
   *   errors: unknown[], suites?: Suite[],
   * } | null}
   */
  const report = readJson(file)
  if (!report) return tally({ failed: 1 })
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky + report.errors.length
  const failedNames = (report.suites ?? []).flatMap((suite) => namesOfFailed(suite))
  return tally({ passed: expected, failed: failed || Number(exitCode !== 0), skipped, failedNames })
}

/**
 * @typedef {{ title: string, specs?: { title: string, ok: boolean, tests: { projectName: string }[] }[], suites?:
 * Suite[] }} Suite
 */

/** @param {Suite} suite @returns {string[]} */
function namesOfFailed({ title, specs = [], suites = [] }) {
  const own = specs.filter(({ ok }) => !ok).map((spec) => `[${spec.tests[0]?.projectName}] ${spec.title}`)
  return [...own, ...suites.flatMap(namesOfFailed)].map((name) => `${title} › ${name}`)
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
