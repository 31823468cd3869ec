/**
 * What the engine costs, against its aims. Run alone: `tsx tests/bench/schematic.ts [edge]` (256 by default: 16.7
 * million blocks); or call `benchSchematic` and print its rows.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { compressInNode, compressPieces, levelFor } from '@/schematic/inflate/compressInNode'
import { inflateInNode } from '@/schematic/inflate/node'
import { inspectSchematic } from '@/schematic/inspect/inspectSchematic'
import { meshSchematic } from '@/schematic/mesh/meshSchematic'
import type { Schematic } from '@/schematic/model'
import { readSchematic } from '@/schematic/read/readSchematic'
import { renderIsometric } from '@/schematic/render/renderIsometric'
import { FILE_KINDS, type TargetFormat, writeSchematic } from '@/schematic/write/writeSchematic'
import { corpus } from '../schematic/support/corpus'
import { askNucleation } from '../schematic/support/nucleation'
import { measureBrowserShare } from './browserShare'
import { makeCube } from './makeTerrain'

export interface BenchRow {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The most it should be; absent where there is no aim. */
  readonly aim?: number
}

const CHUNK_BYTES = 65_536
const RUNS = 7
const MAX_RUNS = 60
const CORPUS_ROUNDS = 40
const MIN_MS = 400
/** For a process that inspects one file. */
const CHILD_TIMEOUT_MS = 120_000

/** All figures, for cubes of 1 and `edge`³ blocks and the files named. */
export async function benchSchematic(edge = 256, files: readonly string[] = []): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-schematic-'))
  try {
    const terrain = makeCube(edge, 'terrain')
    const made = await writeBenchFiles(folder, terrain, makeCube(edge, 'noise'))
    const rows: BenchRow[] = []
    for (const file of [...made, ...files]) rows.push(...(await benchFile(file)))
    rows.push(...(await benchCorpus()), ...(await benchConversion(terrain)), ...(await benchDrawing(terrain, edge)))
    rows.push(...(await benchNucleation(made)), ...(await benchBrowserShare()))
    for (const file of made) rows.push(memoryRow(file))
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Inspection and full decode of one file against inflating it. */
export async function benchFile(file: string): Promise<BenchRow[]> {
  const bytes = readFileSync(file)
  const name = basename(file)
  const options = { inflate: inflateInNode }
  const inspectMs = await leastCpuMs(() => inspect(bytes))
  const readMs = await leastCpuMs(() => readSchematic(chunks(bytes), options))
  const rows: BenchRow[] = [
    { what: `${name}: inspect`, value: inspectMs, unit: 'ms CPU' },
    { what: `${name}: read`, value: readMs, unit: 'ms CPU' },
  ]
  if (bytes[0] !== 0x1f) return rows
  const gunzipMs = await leastCpuMs(() => gunzip(bytes))
  return [
    { what: `${name}: gunzip alone`, value: gunzipMs, unit: 'ms CPU' },
    ...rows,
    { what: `${name}: inspect against gunzip`, value: inspectMs / gunzipMs, unit: '×', aim: 3 },
  ]
}

/**
 * Inspection of all of the corpus against inflating it, for each file the least of some rounds, added up. A round goes
 * over all files, so that none is met warm.
 */
export async function benchCorpus(): Promise<BenchRow[]> {
  const files = corpus
    .filter(({ isSchematic }) => isSchematic)
    .map(({ path }) => readFileSync(path))
    .filter((bytes) => bytes[0] === 0x1f)
    .map((bytes) => ({ bytes, gunzip: Number.POSITIVE_INFINITY, inspect: Number.POSITIVE_INFINITY }))
  if (files.length === 0) return []
  for (let round = 0; round < CORPUS_ROUNDS; round++) {
    for (const file of files) {
      file.gunzip = Math.min(file.gunzip, await leastCpuMs(() => gunzip(file.bytes), 1, 1))
      file.inspect = Math.min(file.inspect, await leastCpuMs(() => inspect(file.bytes), 1, 1))
    }
  }
  const gunzipMs = files.reduce((sum, file) => sum + file.gunzip, 0)
  const inspectMs = files.reduce((sum, file) => sum + file.inspect, 0)
  return [
    { what: `corpus of ${files.length} files: gunzip alone`, value: gunzipMs, unit: 'ms CPU' },
    { what: `corpus of ${files.length} files: inspect`, value: inspectMs, unit: 'ms CPU' },
    { what: 'corpus: inspect against gunzip', value: inspectMs / gunzipMs, unit: '×', aim: 3 },
  ]
}

const inspect = (bytes: Uint8Array) => inspectSchematic(chunks(bytes), { inflate: inflateInNode })

async function gunzip(bytes: Uint8Array): Promise<void> {
  for await (const piece of inflateInNode(chunks(bytes), 'gzip')) void piece
}

/**
 * Writing against compressing what was written, both at the level of files that are not large, as other tools compress.
 */
export async function benchConversion(schematic: Schematic): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const target of TARGETS) {
    const { nbt } = await writeSchematic(schematic, target)
    const compressMs = await leastCpuMs(async () => compressInNode(nbt, levelFor(0)), 3)
    const bothMs = await leastCpuMs(async () => {
      for await (const piece of compressPieces((await writeSchematic(schematic, target)).pieces(), 0)) void piece
    }, 3)
    rows.push({
      what: `convert to ${nameOf(target)} against compressing`,
      value: bothMs / compressMs,
      unit: '×',
      aim: 1.5,
    })
  }
  return rows
}

/** Blocks of the cube that the aims for drawing and meshing are meant for. */
const AIM_EDGE = 256

/** A thumbnail and a mesh; the aims shrink with the cube. */
export async function benchDrawing(schematic: Schematic, edge: number): Promise<BenchRow[]> {
  const share = Math.min(1, (edge / AIM_EDGE) ** 3)
  const picture = await leastCpuMs(async () => renderIsometric(schematic, { width: 512, height: 512 }), 3)
  const mesh = await leastCpuMs(async () => {
    for (const section of meshSchematic(schematic)) void section
  }, 3)
  return [
    { what: `picture of ${edge}³ blocks`, value: picture, unit: 'ms CPU', aim: 1_000 * Math.max(0.3, share) },
    { what: `mesh of ${edge}³ blocks`, value: mesh, unit: 'ms CPU', aim: 600 * Math.max(0.1, share) },
  ]
}

/** Against nucleation, in processes of its own: inspecting a tenth and reading a third of what it takes, at most. */
export async function benchNucleation(files: readonly string[]): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const file of files.filter((name) => /\.(schem|litematic|schematic)$/.test(name))) {
    const [{ cpuMs } = {}] = askNucleation([file], 3)
    if (cpuMs === undefined) continue
    const bytes = readFileSync(file)
    const options = { inflate: inflateInNode }
    const inspectMs = await leastCpuMs(() => inspectSchematic(chunks(bytes), options), 3)
    const readMs = await leastCpuMs(() => readSchematic(chunks(bytes), options), 3)
    const name = basename(file)
    rows.push(
      { what: `${name}: nucleation`, value: cpuMs, unit: 'ms CPU' },
      { what: `${name}: inspect against nucleation`, value: inspectMs / cpuMs, unit: '×', aim: 0.1 },
      { what: `${name}: read against nucleation`, value: readMs / cpuMs, unit: '×', aim: 1 / 3 },
    )
  }
  return rows
}

/** What a browser loads to read and mesh a file, and what it loads for some files only. */
export async function benchBrowserShare(): Promise<BenchRow[]> {
  const { reader, mesher, both, deferred } = await measureBrowserShare()
  const row = (what: string, bytes: number, aim?: number): BenchRow => {
    return { what: `browser: ${what}`, value: bytes / 1000, unit: 'KB', ...(aim === undefined ? {} : { aim }) }
  }
  return [
    row('reader', reader),
    row('mesher and palette', mesher),
    row('all', both, 24),
    { what: 'browser: all against the aim', value: both / 24_000, unit: '×', aim: 1 },
    ...deferred.map(({ part, loadedWhen, bytes }) => row(`deferred ${part}, loaded when ${loadedWhen}`, bytes)),
  ]
}

/** Memory over the start while one file is inspected, in a process of its own. */
export function memoryRow(file: string): BenchRow {
  const project = join(import.meta.dirname, '../..')
  const child = join(project, 'tests/schematic/support/hostileChild.ts')
  // The deadline of the whole cannot pass while this waits.
  const { stdout } = spawnSync(join(project, 'node_modules/.bin/tsx'), [child, file], {
    encoding: 'utf8',
    cwd: project,
    timeout: CHILD_TIMEOUT_MS,
    killSignal: 'SIGKILL',
  })
  const { overMb }: { overMb: number } = JSON.parse(stdout)
  const fileMb = readFileSync(file).length / 1048576
  return {
    what: `${basename(file)} (${fileMb.toFixed(1)} MB): inspect, over the start`,
    value: overMb,
    unit: 'MB',
    aim: 128,
  }
}

const TARGETS: readonly TargetFormat[] = [
  { format: 'sponge', spongeVersion: 2 },
  { format: 'sponge', spongeVersion: 3 },
  { format: 'litematic' },
  { format: 'mcedit' },
]

async function writeBenchFiles(folder: string, terrain: Schematic, noise: Schematic): Promise<string[]> {
  const files: string[] = []
  for (const target of [...TARGETS, { format: 'mcstructure' } as const]) {
    files.push(await writeBenchFile(folder, `terrain-${nameOf(target)}`, terrain, target))
  }
  files.push(await writeBenchFile(folder, 'noise', noise, { format: 'sponge', spongeVersion: 3 }))
  files.push(await writeBenchFile(folder, 'noise', noise, { format: 'litematic' }))
  files.push(await writeBenchFile(folder, 'small', makeCube(100, 'terrain'), { format: 'structure' }))
  return files
}

async function writeBenchFile(
  folder: string,
  name: string,
  schematic: Schematic,
  target: TargetFormat,
): Promise<string> {
  const { nbt } = await writeSchematic(schematic, target)
  const { extension, gzip } = FILE_KINDS[target.format]
  const file = join(folder, `${name}.${extension}`)
  writeFileSync(file, gzip ? compressInNode(nbt) : nbt)
  return file
}

function nameOf({ format, spongeVersion }: TargetFormat): string {
  return spongeVersion === undefined ? format : `${format}${spongeVersion}`
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES)
}

/** The least of some runs, more of quick work: what others on the machine and the compiler do only ever adds. */
async function leastCpuMs(work: () => Promise<unknown>, runs = RUNS, mostRuns = MAX_RUNS): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  const started = performance.now()
  for (let i = 0; i < runs || (i < mostRuns && performance.now() - started < MIN_MS); i++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

if (process.argv[1] === import.meta.filename) {
  const [edge, ...files] = process.argv.slice(2)
  for (const { what, value, unit, aim } of await benchSchematic(Number(edge ?? 256), files)) {
    const against = aim === undefined ? '' : `  aim ${Number(aim.toFixed(2))} ${value <= aim ? 'met' : 'MISSED'}`
    const digits = unit === '×' ? 2 : 1
    console.log(`${what.padEnd(64)} ${value.toFixed(digits).padStart(9)} ${unit.padEnd(6)}${against}`)
  }
}
