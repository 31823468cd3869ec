import { quantile, type Report } from './report'
import { signInNew } from './signIn'
import type { Stage } from './stage'
import { makeUploads, makeVariants } from './uploads'

/** Blocks along an edge of a random cube: files of about 2 KB, and of about 20 KB. */
const SMALL_EDGE = 16
const MIDDLE_EDGE = 36

const READY_AIM = 1_500
const ACCEPTING_CLIENTS = 16
const ACCEPTED = 300
const ROUNDS = 5

/** From the first byte sent until the build is published, a scanner and the worker on the way. */
export async function measureUntilReady(report: Report, stage: Stage): Promise<void> {
  const { shop, load } = stage
  const base = { kind: 'uploadUntilReady', urls: [`${shop.url}/api/schematics`], expect: 201 } as const
  const tokens = await signInNew(shop.url, 8)
  const warmUp = await makeUploads(8, SMALL_EDGE)
  await load.run({ ...base, clients: 4, count: 8, milliseconds: 20_000, tokens, uploads: warmUp })
  for (const [clients, count] of [
    [1, 20],
    [8, 64],
  ] as const) {
    const uploads = await makeUploads(count, SMALL_EDGE)
    await stage.rest()
    const before = stage.shopCpu()
    const { done, milliseconds, took } = await load.run({
      ...base,
      clients,
      count,
      milliseconds: 40_000,
      tokens,
      uploads,
    })
    // Further pictures and the like are part of what an upload costs.
    await stage.rest()
    const cpu = (stage.shopCpu() - before) / done
    const whose = clients === 1 ? '1 client' : `${clients} clients`
    report.figure(`upload until ready, clamd on, ${whose}: uploads`, (done * 1000) / milliseconds, '/s')
    report.figure(`upload until all is done, ${whose}: CPU an upload, Postgres included`, cpu, 'ms')
    report.figure(`upload until ready, clamd on, ${whose}: p50`, quantile(took, 0.5), 'ms', { most: READY_AIM })
    report.figure(`upload until ready, clamd on, ${whose}: p95`, quantile(took, 0.95), 'ms')
  }
}

/**
 * How fast uploads of 20 KB are taken, beside a Payload without the shop, run by Next as Payload is. In rounds, each
 * server in turn, for a machine may be faster at one moment than at the next; a ratio is that of one round, and the
 * middle one is told.
 */
export async function measureAccepted(
  report: Report,
  { shop, stock, load, dropRest, pauseWorker }: Stage,
): Promise<void> {
  if (!stock) return
  const servers = { alone: stock.alone.url, onNext: stock.onNext.url, rest: shop.url, work: shop.url }
  const tokens = {
    alone: await signInNew(stock.alone.url, ACCEPTING_CLIENTS),
    rest: await signInNew(shop.url, ACCEPTING_CLIENTS),
  }
  const take = async (who: keyof typeof servers, count: number) => {
    const { done, milliseconds } = await load.run({
      kind: 'upload',
      urls: [`${servers[who]}/api/schematics`],
      clients: ACCEPTING_CLIENTS,
      count,
      milliseconds: 15_000,
      tokens: who === 'alone' || who === 'onNext' ? tokens.alone : tokens.rest,
      uploads: await makeVariants(count, MIDDLE_EDGE),
      expect: 201,
    })
    return (done * 1000) / milliseconds
  }
  const [worker] = shop.workers
  await pauseWorker()
  for (const who of ['alone', 'onNext', 'rest'] as const) await take(who, 100)
  const rounds: Record<keyof typeof servers, number>[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const [onNext, rest, alone] = [
      await take('onNext', ACCEPTED),
      await take('rest', ACCEPTED),
      await take('alone', ACCEPTED),
    ]
    // With all that the worker has been kept from on its hands.
    worker?.resume()
    rounds.push({ onNext, rest, alone, work: await take('work', ACCEPTED) })
    await pauseWorker()
  }
  worker?.resume()
  // Thousands of files, which would keep the worker from all that is measured after.
  await dropRest()

  const middle = (own: 'rest' | 'work', reference: 'onNext' | 'alone') =>
    rounds.toSorted((a, b) => a[own] / a[reference] - b[own] / b[reference])[Math.floor(ROUNDS / 2)]!
  const tell = (what: string, own: 'rest' | 'work', reference: 'onNext' | 'alone', aim?: { least: number }) => {
    const round = middle(own, reference)
    report.compared(
      `20 KB uploads accepted, ${ACCEPTING_CLIENTS} clients, ${what}`,
      round[own],
      '/s',
      round[reference],
      aim,
    )
  }
  tell('worker at work', 'work', 'onNext', { least: 1 })
  tell('worker at rest', 'rest', 'onNext', { least: 1 })
  tell('worker at rest (stretch)', 'rest', 'onNext', { least: 2 })
  tell('worker at rest, beside Payload without Next', 'rest', 'alone')
}
