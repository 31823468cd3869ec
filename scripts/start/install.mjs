import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from './fail.mjs'
import { COMMANDS, PROJECT } from './project.mjs'
import { step } from './say.mjs'

/**
 * Installs the packages that package-lock.json names, unless they are all there.
 * @param {import('./children.mjs').Children} children
 */
export async function installPackages(children) {
  if (isInstalled(PROJECT)) return
  await step('Installing packages', async () => {
    // Building needs what npm calls development packages, also where NODE_ENV says production.
    const { code, output } = await children.run(
      COMMANDS.npm('ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'),
    )
    if (code !== 0) throw new PlainError(`npm ci failed:\n${output.trim().slice(-4_000)}`)
    if (!isInstalled(PROJECT)) throw new PlainError('npm ci ended well, but not all packages are there')
  })
}

/** Whether node_modules holds what package-lock.json asks for: npm notes last of all what it has installed.
 * @param {string} project */
export function isInstalled(project) {
  const wanted = readPackages(path.join(project, 'package-lock.json'))
  const noted = readPackages(path.join(project, 'node_modules', '.package-lock.json'))
  if (!wanted || !noted) return false
  return Object.entries(wanted).every(
    ([name, { version, optional, link }]) =>
      name === '' || link || (noted[name] ? noted[name].version === version : optional), // optional ones are for other platforms
  )
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }> | null} */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}
