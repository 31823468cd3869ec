import { setTimeout as sleep } from 'node:timers/promises'
import { forgetPeak, memoryOf, peakOf } from './processUse'
import type { Report } from './report'
import { signInNew } from './signIn'
import type { Stage } from './stage'
import { makeLargeUpload } from './uploads'

const LARGE_BYTES = 64 * 1024 ** 2 - 4096
const AT_ONCE = 4
const AIM = { most: 64 }

export function measureRest(report: Report, { shop }: Stage): void {
  report.figure('memory of web at rest', memoryOf(shop.web.pid), 'MiB')
  for (const { pid } of shop.workers) report.figure('memory of worker at rest', memoryOf(pid), 'MiB')
}

/** The peak of the run so far, then what uploads of 64 MiB add. */
export async function measureMemory(report: Report, { shop, load }: Stage): Promise<void> {
  const { web, workers } = shop
  const [worker] = workers
  report.figure('memory of web at its peak so far', peakOf(web.pid), 'MiB')
  if (worker) report.figure('memory of worker at its peak so far', peakOf(worker.pid), 'MiB')

  // What earlier work has left free in the heap would hide what an upload takes.
  await web.stop()
  await web.start()
  const tokens = await signInNew(shop.url, AT_ONCE)
  for (const count of [1, AT_ONCE]) {
    await sleep(2_000)
    const uploads = Array.from({ length: count }, () => makeLargeUpload(LARGE_BYTES))
    forgetPeak(web.pid)
    const before = memoryOf(web.pid)
    const { done } = await load.run({
      kind: 'upload',
      urls: [`${shop.url}/api/schematics`],
      clients: count,
      count,
      milliseconds: 30_000,
      tokens,
      uploads,
      expect: 201,
    })
    const added = peakOf(web.pid) - before
    report.figure(`${done} upload${done === 1 ? '' : 's'} of 64 MiB: added to web`, added, 'MiB', AIM)
    if (done > 1) report.figure(`${done} uploads of 64 MiB: added to web by each`, added / done, 'MiB', AIM)
  }
  await sleep(3_000)
  report.figure('memory of web at its peak', peakOf(web.pid), 'MiB')
  if (worker) report.figure('memory of worker at its peak, inspecting them', peakOf(worker.pid), 'MiB')
}
