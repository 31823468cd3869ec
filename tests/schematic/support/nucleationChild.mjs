/**
 * Counts blocks with nucleation, another's engine, and prints a line of JSON for each file: `{counts}` or `{error}`, and the CPU.
 * A trap of its WebAssembly leaves it of no use, so this ends after one; the caller starts anew with the files left.
 */
import { readFileSync } from 'node:fs'
import { Schematic } from 'nucleation'

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file)
  const cpu = process.cpuUsage()
  try {
    const schematic = Schematic.fromData(bytes)
    const counts = JSON.parse(schematic.countBlocksJson())
    const { user, system } = process.cpuUsage(cpu)
    console.log(JSON.stringify({ counts, cpuMs: (user + system) / 1000 }))
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }))
    if (error instanceof WebAssembly.RuntimeError) process.exit(0)
  }
}
