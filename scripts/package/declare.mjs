import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DIST, ENTRIES, PROJECT } from './project.mjs'

const SCRATCH = path.join(PROJECT, '.tmp', 'package-types')
/** Says what the shop's own collections are to Payload, for the shop's site. In another app, that app says so. */
const OF_THE_SHOP = 'src/payload-types'
const ALIASES = /** @type {const} */ ([
  ['@/', 'src/'],
  ['@plugins/', 'plugins/'],
  ['@collections/', 'collections/'],
  ['@jobs/', 'jobs/'],
])
const specifier = /(\bfrom\s*|\bimport\s*\(\s*|^import\s+)(['"])([^'"]+)\2/gm

/**
 * A module that a file names, from the project's folder and without ending; undefined for a package.
 * @param {string} from
 * @param {string} name
 */
function resolveOwn(from, name) {
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(from), name)
  const alias = ALIASES.find(([prefix]) => name.startsWith(prefix))
  return alias && alias[1] + name.slice(alias[0].length)
}

/** @param {string} module @returns the file of its declarations */
function findDeclarations(module) {
  for (const file of [`${module}.d.ts`, `${module}/index.d.ts`]) if (existsSync(path.join(SCRATCH, file))) return file
  throw new Error(`no declarations were made of ${module}`)
}

/**
 * Writes the declarations of the package's doors and of what they name. TypeScript keeps the project's short names of
 * folders, which no other app knows, so each is written as a path.
 */
export function declare() {
  rmSync(SCRATCH, { recursive: true, force: true })
  const tsc = path.join(PROJECT, 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--incremental', 'false']
  const { status, stdout } = spawnSync(
    process.execPath,
    [tsc, '-p', path.join(PROJECT, 'tsconfig.json'), ...options, '--rootDir', PROJECT, '--outDir', SCRATCH],
    { cwd: PROJECT, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the declarations cannot be made:\n${stdout.slice(-4_000)}`)

  const wanted = ENTRIES.map((file) => file.replace(/\.tsx?$/, '.d.ts'))
  const seen = new Set(wanted)
  for (const file of wanted) {
    const text = readFileSync(path.join(SCRATCH, file), 'utf8').replace(specifier, (whole, before, quote, name) => {
      const module = resolveOwn(file, name)
      // What a bundler makes of styles is of no matter to types.
      if (name.endsWith('.css')) return ''
      if (module === undefined) return whole
      if (module === OF_THE_SHOP)
        throw new Error(`${file} names types of the shop's own collections, which no other app has`)
      const target = findDeclarations(module)
      if (!seen.has(target)) wanted.push(target)
      seen.add(target)
      const relative = path.posix.relative(path.posix.dirname(file), target).replace(/\.d\.ts$/, '.js')
      return `${before}${quote}${relative.startsWith('.') ? relative : `./${relative}`}${quote}`
    })
    const place = path.join(DIST, file)
    mkdirSync(path.dirname(place), { recursive: true })
    writeFileSync(place, text)
  }
  rmSync(SCRATCH, { recursive: true })
  return wanted.length
}
