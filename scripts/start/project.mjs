import { existsSync } from 'node:fs'
import path from 'node:path'

/** The project's folder, wherever the command was given. */
export const PROJECT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..')

export const BIN = path.join(PROJECT, 'node_modules', '.bin')

/** The Node that came with the project's packages, which may be newer than the one running this. */
export function projectNode() {
  const installed = path.join(BIN, 'node')
  return existsSync(installed) ? installed : process.execPath
}

/** Commands, by the file that holds them: no shell and no wrapper process between us and them. */
export const COMMANDS = {
  /** @param {...string} args */
  next: (...args) => [projectNode(), path.join(PROJECT, 'node_modules/next/dist/bin/next'), ...args],
  /** @param {...string} args */
  web: (...args) => [projectNode(), path.join(PROJECT, 'scripts', 'web.mjs'), ...args],
  /** Runs a TypeScript file in one process. @param {...string} args */
  tsx: (...args) => [projectNode(), '--import', 'tsx', ...args],
  /** Runs a TypeScript file again at each change. @param {...string} args */
  tsxWatch: (...args) => [projectNode(), path.join(PROJECT, 'node_modules/tsx/dist/cli.mjs'), 'watch', ...args],
  /** @param {...string} args */
  npm: (...args) =>
    process.env.npm_execpath?.endsWith('.js')
      ? [process.execPath, process.env.npm_execpath, ...args]
      : ['npm', ...args],
}
