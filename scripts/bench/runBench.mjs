import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { Children } from '../start/children.mjs'
import { installPackages } from '../start/install.mjs'
import { BIN, COMMANDS, PROJECT } from '../start/project.mjs'
import { say } from '../start/say.mjs'
import { installDebianPackages } from '../test/debianPackages.mjs'

/**
 * Installs what is missing and measures the shop: `--json`, `--engine`,
 * `--only=reads,guards,uploads,stock,memory,pages,lighthouse,viewer`, and `--profile=folder`, which leaves CPU profiles
 * of web and worker there.
 * @param {string[]} args
 */
export async function runBench(args) {
  const children = new Children()
  await installPackages(children)
  const lacking = await installDebianPackages(children)
  if (lacking) say(`Parts that need it cannot be measured: ${lacking}`)
  const [program = '', ...rest] = COMMANDS.tsx(path.join(PROJECT, 'tests/bench/main.ts'), ...args)
  const env = { ...process.env, PATH: `${BIN}${path.delimiter}${process.env.PATH}` }
  const child = spawn(program, rest, { cwd: PROJECT, env, stdio: 'inherit' })
  // A terminal sends Ctrl+C to both; here it only must not end this one first.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
  })
}
