/** `npm run bench`: what the shop does in a second and what that costs. Run by `scripts/bench.mjs`. */
import { parseArgs } from 'node:util'
import { withDeadline } from './deadline'
import { measureEngine } from './measureEngine'
import { measureGuards } from './measureGuards'
import { measureLighthouse } from './measureLighthouse'
import { measureMemory, measureRest } from './measureMemory'
import { measurePages } from './measurePages'
import { measureReads } from './measureReads'
import { measureAccepted, measureUntilReady } from './measureUploads'
import { measureViewer } from './measureViewer'
import { makeReport } from './report'
import { startStage } from './stage'

/** Milliseconds that the set-up and each part may take. */
const SET_UP_TIMEOUT_MS = 1_200_000
const PART_TIMEOUT_MS = 1_200_000
const STOP_TIMEOUT_MS = 120_000

const PARTS = ['reads', 'guards', 'uploads', 'stock', 'memory', 'pages', 'lighthouse', 'viewer'] as const

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    engine: { type: 'boolean' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
})
const wanted = new Set(values.only?.split(',') ?? PARTS)
const report = makeReport(values.json ?? false)

const stage = await withDeadline(
  'The set-up',
  SET_UP_TIMEOUT_MS,
  startStage(report, { stock: wanted.has('stock'), profile: values.profile }),
).catch((error: unknown) => {
  report.note(`Nothing could be measured: ${error instanceof Error ? error.stack : error}`)
  process.exit(1)
})
const end = () => stage.stop()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void end().then(() => process.exit(130)))
const parts: [name: (typeof PARTS)[number], measure: () => Promise<void>][] = [
  ['reads', () => measureReads(report, stage)],
  ['guards', () => measureGuards(report, stage)],
  ['uploads', () => measureUntilReady(report, stage)],
  ['stock', () => measureAccepted(report, stage)],
  ['memory', () => measureMemory(report, stage)],
  ['pages', () => measurePages(report, stage)],
  ['lighthouse', () => measureLighthouse(report, stage)],
  ['viewer', () => measureViewer(report, stage.shop.url)],
]
try {
  if (wanted.has('memory')) measureRest(report, stage)
  for (const [name, measure] of parts) if (wanted.has(name)) await attempt(name, measure)
} finally {
  await withDeadline('The stop of all servers', STOP_TIMEOUT_MS, end()).catch((error: unknown) => {
    report.note(String(error))
    process.exitCode = 1
  })
}
if (values.engine)
  await withDeadline('The engine', PART_TIMEOUT_MS, measureEngine(report)).catch((error: unknown) => {
    report.note(`The engine could not be measured: ${error instanceof Error ? error.stack : error}`)
    process.exitCode = 1
  })
const missed = report.all.filter(({ met }) => met === false)
if (missed.length > 0) report.note(`Aims missed: ${missed.map(({ name }) => name).join('; ')}`)
else report.note(process.exitCode ? 'All aims met that could be measured.' : 'All aims met.')
/** One part that cannot be measured keeps no other from it. */
async function attempt(name: string, measure: () => Promise<void>): Promise<void> {
  try {
    await withDeadline(`The part ${name}`, PART_TIMEOUT_MS, measure())
  } catch (error) {
    stage.load.restart()
    for (const worker of stage.shop.workers) worker.resume()
    report.note(`${name} could not be measured: ${error instanceof Error ? error.stack : error}`)
    report.note(
      [stage.shop.logs(), stage.bare.process.logs(), stage.stock?.onNext.process.logs() ?? '']
        .map((text) => text.slice(-2_000))
        .join('\n'),
    )
    process.exitCode = 1
  }
}

// What a part that was overdue left behind must not keep this process.
process.exit()
