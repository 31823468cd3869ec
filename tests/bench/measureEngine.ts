import type { Report } from './report'
import { benchSchematic } from './schematic'

/** A cube that keeps the run within half a minute. `tsx tests/bench/schematic.ts` measures the larger one. */
const EDGE = 128

export async function measureEngine(report: Report): Promise<void> {
  for (const { what, value, unit, aim } of await benchSchematic(EDGE)) {
    report.figure(`engine: ${what}`, value, unit, aim === undefined ? undefined : { most: aim })
  }
}
