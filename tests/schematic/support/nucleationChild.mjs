/**
 * Counts blocks with nucleation, another's engine, so many times, and prints a line of JSON for each file: `{counts}`
 * and the least CPU it took, or `{error}`.
 * A trap of its WebAssembly leaves it of no use, so this ends after one; the caller starts again with the files left.
 */
import { readFileSync } from 'node:fs'
import { Schematic } from 'nucleation'

const [times = '1', ...files] = process.argv.slice(2)
const runs = Number(times)

for (const file of files) {
  const bytes = readFileSync(file)
  let cpuMs = Number.POSITIVE_INFINITY
  let counts
  try {
    for (let run = 0; run < runs; run++) {
      const cpu = process.cpuUsage()
      counts = JSON.parse(Schematic.fromData(bytes).countBlocksJson())
      const { user, system } = process.cpuUsage(cpu)
      cpuMs = Math.min(cpuMs, (user + system) / 1000)
    }
    console.log(JSON.stringify({ counts, cpuMs }))
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }))
    if (error instanceof WebAssembly.RuntimeError) process.exit(0)
  }
}
