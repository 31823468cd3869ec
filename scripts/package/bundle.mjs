import path from 'node:path'
import { rolldown } from 'rolldown'
import { DIST, ENTRIES, PROGRAMS, PROJECT } from './project.mjs'

const isOwn = (/** @type {string} */ id) =>
  id.startsWith('.') || path.isAbsolute(id) || /^@(\/|plugins\/|collections\/|jobs\/)/.test(id)

/** Styles stay files: the app's bundler bundles them. @type {import('rolldown').Plugin} */
const keepStyles = {
  name: 'keep-styles',
  async resolveId(id, importer) {
    if (!id.endsWith('.css') || !importer) return null
    const resolved = await this.resolve(id, importer, { skipSelf: true })
    if (!resolved) return null
    // The package's folders are those of the project, so it lies where it did.
    return { id: relativeTo(path.dirname(importer), resolved.id), external: true }
  },
}

/** Threads are started by the address of their file, of which no bundler knows. @type {import('rolldown').Plugin} */
const nameThreads = {
  name: 'name-threads',
  transform: (code) =>
    code.replace(/new URL\((['"])(\.[^'"]+)\.ts\1, import\.meta\.url\)/g, 'new URL($1$2.js$1, import.meta.url)'),
}

/** @param {string} from @param {string} to */
function relativeTo(from, to) {
  const relative = path.relative(from, to).split(path.sep).join('/')
  return relative.startsWith('.') ? relative : `./${relative}`
}

/**
 * Writes a file of JavaScript for each of TypeScript that the package's doors lead to.
 * @returns the packages that these import
 */
export async function bundle() {
  const build = await rolldown({
    cwd: PROJECT,
    input: Object.fromEntries([...ENTRIES, ...PROGRAMS].map((file) => [file.replace(/\.tsx?$/, ''), file])),
    platform: 'node',
    tsconfig: path.join(PROJECT, 'tsconfig.json'),
    external: (id, importer) => importer !== undefined && !isOwn(id),
    plugins: [keepStyles, nameThreads],
    // What says where a component runs stays at the head of its file, since every file stays one.
    onLog(level, log, handle) {
      if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
    },
  })
  const { output } = await build.write({
    dir: DIST,
    format: 'esm',
    preserveModules: true,
    preserveModulesRoot: PROJECT,
  })
  await build.close()
  const files = new Set(output.map(({ fileName }) => fileName))
  const imported = output.flatMap((part) => (part.type === 'chunk' ? [...part.imports, ...part.dynamicImports] : []))
  return new Set(
    imported.filter((id) => !files.has(id) && !id.startsWith('.') && !id.startsWith('node:')).map(packageOf),
  )
}

const packageOf = (/** @type {string} */ id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/')
