/** Reads one file in a process of its own and prints its code, CPU and memory over the start as JSON. */
import { readFileSync } from 'node:fs'
import { SchematicError } from '@/schematic/errors'
import { inflateInNode } from '@/schematic/inflate/node'
import { inspectSchematic } from '@/schematic/inspect/inspectSchematic'
import { readSchematic } from '@/schematic/read/readSchematic'

const [path = '', way = 'inspect'] = process.argv.slice(2)
const bytes = readFileSync(path)

async function* chunks(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

const startBytes = process.memoryUsage().rss
const started = performance.now()
const cpu = process.cpuUsage()
let code = 'none'
try {
  if (way === 'inspect') await inspectSchematic(chunks(), { inflate: inflateInNode })
  else await readSchematic(chunks(), { inflate: inflateInNode })
} catch (error) {
  code = error instanceof SchematicError ? error.code : `not typed: ${String(error)}`
}
const used = process.cpuUsage(cpu)
const peakBytes = process.resourceUsage().maxRSS * 1024
console.log(
  JSON.stringify({
    code,
    ms: Math.round(performance.now() - started),
    cpuMs: Math.round((used.user + used.system) / 1000),
    overMb: Math.round((peakBytes - startBytes) / 1048576),
  }),
)
