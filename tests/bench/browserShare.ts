/**
 * What a browser loads to read and mesh a schematic. Run alone: `tsx tests/bench/browserShare.ts`.
 *
 * Everything that the readers of Sponge, Litematica and structure files and the mesher import is bundled into one file,
 * minified and compressed; a part that is only loaded for some files (`import()`) is measured apart, as what it adds.
 */
import { join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { compressInNode } from '@/schematic/inflate/compressInNode'

const ENGINE = join(import.meta.dirname, '../../src/schematic')
const READER = "export { readSchematic } from './read/readSchematic'"
const MESHER = "export { meshOnDemand } from './mesh/meshOnDemand'"

/** When the parts are loaded that are loaded on demand. */
const LOADED_WHEN: Readonly<Record<string, string>> = {
  'mesh/javaLook.ts': 'a block is redstone, furniture, a machine, a crop, rare or of a mod',
  'mesh/meshJoined.ts': 'the file is of MCEdit or before 1.13, or has entities (with the part above)',
  'editions/translateForDrawing.ts': 'the file is of Bedrock',
  'read/keepElements.ts': 'the file has block entities or entities',
  'elementIds.ts': 'an id is from before 1.11 or left out',
  'parse/gatherBedrock.ts': 'the file is of Bedrock',
  'parse/arrayTypes.ts': 'a tool wrote an array of bytes as ints, or as a list',
  'parse/gatherStructure.ts': 'the file is a structure',
  'parse/completeStructure.ts': 'the file is a structure',
  'parse/completeMcstructure.ts': 'the file is of Bedrock',
  'editions/currentBedrockState.ts': 'the file is of Bedrock, of 1.21.110 or older',
  'parse/completeMcedit.ts': 'the file is of MCEdit',
  'legacy/legacyBlocks.ts': 'the file is of MCEdit',
  'parse/completeFormer.ts': 'the file is of a version before 1.13, or of none',
  'parse/completeRenamed.ts': 'the file is of a version before 1.21.9, or of none',
  'parse/worldEditPlaces.ts': 'WorldEdit has written it',
  'parse/rejectOtherFormats.ts': 'the file is no NBT',
}

export interface BrowserShare {
  /** Bytes of gzip. */
  readonly reader: number
  readonly mesher: number
  readonly both: number
  readonly deferred: readonly { readonly part: string; readonly loadedWhen: string; readonly bytes: number }[]
}

export async function measureBrowserShare(): Promise<BrowserShare> {
  const [reader, mesher, both] = [await bundle([READER]), await bundle([MESHER]), await bundle([READER, MESHER])]
  const deferred = new Map<string, number>()
  const open = [...both.onDemand]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const name = relative(ENGINE, part)
    if (deferred.has(name) || both.files.has(part)) continue
    const { bytes, onDemand } = await bundle([`export * from './${name}'`], both.files)
    deferred.set(name, bytes)
    open.push(...onDemand)
  }
  return {
    reader: reader.bytes,
    mesher: mesher.bytes,
    both: both.bytes,
    deferred: [...deferred].map(([part, bytes]) => {
      const loadedWhen = LOADED_WHEN[part]
      if (loadedWhen === undefined) throw new Error(`LOADED_WHEN lacks ${part}.`)
      return { part, loadedWhen, bytes }
    }),
  }
}

interface Bundle {
  readonly bytes: number
  /** What is in it, and what it loads on demand. */
  readonly files: ReadonlySet<string>
  readonly onDemand: ReadonlySet<string>
}

/** Lines of exports as a browser gets them, without the files that it has already. */
async function bundle(lines: readonly string[], there: ReadonlySet<string> = new Set()): Promise<Bundle> {
  const onDemand = new Set<string>()
  const { outputFiles, metafile } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: ENGINE, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    absWorkingDir: ENGINE,
    plugins: [leaveOut(there, onDemand)],
  })
  const [{ contents = new Uint8Array(0) } = {}] = outputFiles
  const files = new Set(Object.keys(metafile.inputs).map((path) => resolve(ENGINE, path)))
  return { bytes: compressInNode(contents, 9).length, files, onDemand }
}

function leaveOut(there: ReadonlySet<string>, onDemand: Set<string>): Plugin {
  return {
    name: 'leave out what is there or loaded on demand',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (pluginData === 'resolved') return undefined
        const found = await bundler.resolve(path, { kind, importer, resolveDir, pluginData: 'resolved' })
        if (kind === 'dynamic-import') onDemand.add(found.path)
        return kind === 'dynamic-import' || there.has(found.path) ? { path, external: true } : found
      })
    },
  }
}

if (process.argv[1] === import.meta.filename) {
  const { reader, mesher, both, deferred } = await measureBrowserShare()
  console.log(`reader ${reader}, mesher and palette ${mesher}, together ${both} bytes of gzip (aim 24000)`)
  for (const { part, loadedWhen, bytes } of deferred) console.log(`deferred: ${part} ${bytes}, when ${loadedWhen}`)
}
