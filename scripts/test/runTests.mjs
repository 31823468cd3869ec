import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildSite } from '../start/build.mjs'
import { Children, Stopping } from '../start/children.mjs'
import { PlainError } from '../start/fail.mjs'
import { installPackages } from '../start/install.mjs'
import { BIN, COMMANDS, PROJECT, projectNode } from '../start/project.mjs'
import { say, step } from '../start/say.mjs'
import { onStopSignal } from '../start/signals.mjs'
import { installDebianPackages } from './debianPackages.mjs'
import { select } from './selection.mjs'
import { addUp, closingLine, readPlaywrightReport, readVitestReport, tally } from './tally.mjs'

/** A folder a run: several may be under way. */
const REPORTS = path.join(PROJECT, '.tmp', `reports-${process.pid}`)
const END_TO_END = path.join(PROJECT, 'tests', 'e2e')

/** Installs what is missing, runs the tests that were asked for and ends with their sum. @param {string[]} args */
export async function runTests(args) {
  const children = new Children()
  onStopSignal({
    stop: () => children.stopAll().then(() => process.exit(130)),
    kill() {
      children.killAll()
      process.exit(130)
    },
  })
  try {
    process.exitCode = await run(children, args)
  } catch (error) {
    if (error instanceof Stopping) return
    console.error(error instanceof PlainError ? error.message : error)
    process.exitCode = 1
  }
}

/** @param {Children} children @param {string[]} args */
async function run(children, args) {
  const begin = performance.now()
  const selection = select(args)
  await installPackages(children)
  process.env.PATH = `${BIN}${path.delimiter}${process.env.PATH}` // for every program of the tests that starts another
  const lacking = selection.services ? await installDebianPackages(children) : null
  if (lacking) say(`Some tests will be skipped: ${lacking}`)
  mkdirSync(REPORTS, { recursive: true })

  const tallies = []
  if (selection.checks)
    tallies.push(await checkTypes(children), await check(children, 'Checking style', ['biome', 'check']))
  const built = !selection.build || (await tryToBuild(children))
  if (!built) tallies.push(tally({ failed: 1, failedNames: ['Building the site'] }))
  // Without a build only what needs none has a chance.
  if (selection.vitest)
    tallies.push(await runVitest(children, built ? selection.vitestArgs : ['--project=unit', ...selection.vitestArgs]))
  if (selection.playwright && built) tallies.push(await runPlaywright(children, selection.playwrightArgs))

  const sum = addUp(tallies)
  rmSync(REPORTS, { recursive: true, force: true })
  for (const name of sum.skippedNames) say(`skipped: ${name}`)
  for (const name of sum.failedNames) say(`failed: ${name}`)
  const strict = Boolean(process.env.CI)
  if (strict && sum.skipped > 0) say('With CI set nothing may be skipped.')
  say(`\nAfter ${Math.round((performance.now() - begin) / 1000)} s:`)
  say(closingLine(sum))
  return sum.failed > 0 || (strict && sum.skipped > 0) ? 1 : 0
}

/** @param {Children} children */
async function checkTypes(children) {
  await children.run(COMMANDS.next('typegen')) // types of routes and styles, which a fresh clone lacks
  return addUp([
    await check(children, 'Checking types', ['tsc', '--noEmit']),
    await check(children, 'Checking types of tests and scripts', [
      'tsc',
      '--noEmit',
      '-p',
      'tests/setup/tsconfig.json',
    ]),
  ])
}

/**
 * A check counts when it fails only: it is no test.
 * @param {Children} children
 * @param {string} what
 * @param {string[]} command
 */
async function check(children, what, [program = '', ...args]) {
  const { code, output } = await step(what, () => children.run([path.join(BIN, program), ...args]))
  if (code === 0) return tally()
  say(output)
  say(`${what} failed.`)
  return tally({ failed: 1, failedNames: [what] })
}

/** @param {Children} children */
async function tryToBuild(children) {
  try {
    await buildSite(children)
    return true
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    say(error.message)
    return false
  }
}

/** @param {Children} children @param {string[]} args */
async function runVitest(children, args) {
  const report = path.join(REPORTS, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const program = path.join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs')
  const code = await runShown(children, [projectNode(), program, 'run', ...reporters, ...args])
  return readVitestReport(report, code)
}

/** @param {Children} children @param {string[]} args */
async function runPlaywright(children, args) {
  if (
    !existsSync(END_TO_END) ||
    !readdirSync(END_TO_END, { recursive: true }).some((file) => /\.(spec|test)\.ts$/.test(String(file)))
  ) {
    return tally()
  }
  if (!existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')) {
    return tally({ skipped: 1, skippedNames: ['all end-to-end tests: chromium is not installed'] })
  }
  const report = path.join(REPORTS, 'playwright.json')
  const program = path.join(PROJECT, 'node_modules', '@playwright', 'test', 'cli.js')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const code = await runShown(children, [projectNode(), program, 'test', ...args], env)
  return readPlaywrightReport(report, code)
}

/** @param {Children} children @param {string[]} command @param {NodeJS.ProcessEnv} [env] */
async function runShown(children, command, env = process.env) {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const { code } = await children.run(command, {
    env: { ...env, ...colours },
    onOutput: (text) => void process.stdout.write(text),
  })
  return code
}
