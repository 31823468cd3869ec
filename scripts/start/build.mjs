import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { waitForLock } from '../process/lock.mjs'
import { PlainError } from './fail.mjs'
import { COMMANDS, PROJECT } from './project.mjs'
import { say, step } from './say.mjs'

/** What the built site is made of. */
const SOURCES = ['src', 'collections', 'plugins', 'jobs', 'exports', 'messages', 'public']
const SOURCE_FILES = /^(package-lock\.json|tsconfig\.json|payload\.config\.ts|next\.config\.\w+|postcss\.config\.\w+)$/
const NOT_BUILT = /(\.test\.tsx?|\.md|\.snap)$/

/**
 * Builds the site, unless what is built was made from the same sources.
 * @param {import('./children.mjs').Children} children
 */
export async function buildSite(children) {
  if (isBuilt(PROJECT)) return
  mkdirSync(path.join(PROJECT, '.tmp'), { recursive: true })
  const waiting = () => say('Waiting for another build to end …')
  const lock = await waitForLock(path.join(PROJECT, '.tmp', 'build.lock'), { onWait: waiting })
  try {
    if (isBuilt(PROJECT)) return
    await step('Building the site (a minute or two)', () => build(children))
  } finally {
    lock.release()
  }
}

/** @param {string} project */
export function isBuilt(project) {
  const stamp = stampOf(project)
  return (
    existsSync(path.join(project, '.next', 'BUILD_ID')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hashSources(project)
  )
}

/** @param {import('./children.mjs').Children} children */
async function build(children) {
  const stamp = stampOf(PROJECT)
  const hash = hashSources(PROJECT) // before: what changes while it builds calls for another build
  rmSync(stamp, { force: true })
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { code, output } = await children.run(COMMANDS.next('build'), { env })
  if (code !== 0) throw new PlainError(`The build failed:\n${output.trim().slice(-8_000)}`)
  writeFileSync(stamp, hash)
}

/** @param {string} project */
function stampOf(project) {
  return path.join(project, '.next', 'shop-sources')
}

/** @param {string} project */
function hashSources(project) {
  const hash = createHash('sha256')
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith('NEXT_PUBLIC_')) hash.update(`${name}=${value}\0`) // written into the built files
  }
  for (const file of listSources(project))
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(project, file)))
      .update('\0')
  return hash.digest('hex')
}

/** @param {string} project */
function listSources(project) {
  const files = readdirSync(project).filter((name) => SOURCE_FILES.test(name))
  for (const folder of SOURCES) {
    if (!existsSync(path.join(project, folder))) continue
    for (const entry of readdirSync(path.join(project, folder), { recursive: true, withFileTypes: true })) {
      // Node 20.11 and older call it `path`.
      const parent = entry.parentPath ?? /** @type {{ path: string }} */ (/** @type {unknown} */ (entry)).path
      if (entry.isFile() && !NOT_BUILT.test(entry.name))
        files.push(path.relative(project, path.join(parent, entry.name)))
    }
  }
  return files.sort()
}
