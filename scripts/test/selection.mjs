/**
 * What to run. With nothing named, all of it.
 * @typedef {{
 *   checks: boolean, build: boolean, vitest: boolean, playwright: boolean, services: boolean,
 *   vitestArgs: string[], playwrightArgs: string[],
 * }} Selection
 *   `checks`: types, lint. `services`: Debian's programs are needed
 */

const UNIT_TESTS = /^(src|collections|plugins|jobs|scripts|tests\/schematic)\b(?!.*\.integration\.test\.)/

/**
 * Understands what stands after `npm test --`: `--unit`, `--integration`, `--e2e`, paths of test files, and options of
 * Vitest's (or with only end-to-end tests chosen, Playwright's).
 * @param {string[]} args @returns {Selection}
 */
export function select(args) {
  const flags = new Set(args.filter((arg) => ['--unit', '--integration', '--e2e'].includes(arg)))
  const rest = args.filter((arg) => !flags.has(arg))
  const paths = rest.filter((arg) => !arg.startsWith('-') && arg.includes('/')).map((arg) => arg.replace(/^\.\//, ''))
  const endToEnd = paths.filter((path) => path.startsWith('tests/e2e'))
  const others = paths.filter((path) => !path.startsWith('tests/e2e'))
  const all = flags.size === 0 && paths.length === 0

  const playwright = all || flags.has('--e2e') || endToEnd.length > 0
  const vitest = all || flags.has('--unit') || flags.has('--integration') || others.length > 0
  const projects = ['unit', 'integration'].filter((name) => flags.has(`--${name}`)).map((name) => `--project=${name}`)
  const options = rest.filter((arg) => !paths.includes(arg.replace(/^\.\//, '')))
  const onlyUnit = vitest && !all && !flags.has('--integration') && others.every((path) => UNIT_TESTS.test(path))
  return {
    checks: all && options.length === 0,
    build: playwright,
    vitest,
    playwright,
    services: playwright || !onlyUnit,
    vitestArgs: [...projects, ...others, ...options],
    playwrightArgs: [...endToEnd, ...(vitest ? [] : options)],
  }
}
