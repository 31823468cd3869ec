import { quantile, type Report } from './report'
import { signInNew } from './signIn'
import type { Stage } from './stage'
import { makeUploads, makeVariants } from './uploads'

/** Blocks along an edge of a random cube: files of about 2 KB, and of about 20 KB. */
const SMALL_EDGE = 16
const MIDDLE_EDGE = 36

const READY_AIM = 1_500
const ACCEPTING_CLIENTS = 16
const ACCEPTED = 600

/** From the first byte sent until the build is published, a scanner and the worker on the way. */
export async function measureUntilReady(report: Report, { shop, load }: Stage): Promise<void> {
  const base = { kind: 'uploadUntilReady', urls: [`${shop.url}/api/schematics`], expect: 201 } as const
  const tokens = await signInNew(shop.url, 8)
  const warmUp = await makeUploads(8, SMALL_EDGE)
  await load.run({ ...base, clients: 4, count: 8, milliseconds: 20_000, tokens, uploads: warmUp })
  for (const [clients, count] of [
    [1, 20],
    [8, 64],
  ] as const) {
    const uploads = await makeUploads(count, SMALL_EDGE)
    const { done, milliseconds, took } = await load.run({
      ...base,
      clients,
      count,
      milliseconds: 40_000,
      tokens,
      uploads,
    })
    const whose = clients === 1 ? '1 client' : `${clients} clients`
    report.figure(`upload until ready, clamd on, ${whose}: uploads`, (done * 1000) / milliseconds, '/s')
    report.figure(`upload until ready, clamd on, ${whose}: p50`, quantile(took, 0.5), 'ms', { most: READY_AIM })
    report.figure(`upload until ready, clamd on, ${whose}: p95`, quantile(took, 0.95), 'ms')
  }
}

/** How fast uploads of 20 KB are taken, beside a Payload without the shop, run by Next as Payload is. */
export async function measureAccepted(report: Report, { shop, stock, load }: Stage): Promise<void> {
  if (!stock) return
  const take = async (url: string, count: number, tokens: string[]) => {
    const { done, milliseconds } = await load.run({
      kind: 'upload',
      urls: [`${url}/api/schematics`],
      clients: ACCEPTING_CLIENTS,
      count,
      milliseconds: 15_000,
      tokens,
      uploads: await makeVariants(count, MIDDLE_EDGE),
      expect: 201,
    })
    return (done * 1000) / milliseconds
  }
  const ownTokens = await signInNew(shop.url, ACCEPTING_CLIENTS)
  const takeWarm = async (url: string, tokens: string[]) => {
    await take(url, 100, tokens)
    return take(url, ACCEPTED, tokens)
  }
  const stockTokens = await signInNew(stock.alone.url, ACCEPTING_CLIENTS)
  const alonePayload = await takeWarm(stock.alone.url, stockTokens)
  const reference = await takeWarm(stock.onNext.url, stockTokens)
  const [worker] = shop.workers
  worker?.pause()
  const alone = await takeWarm(shop.url, ownTokens)
  worker?.resume()
  const own = await take(shop.url, ACCEPTED, ownTokens)
  const name = `20 KB uploads accepted, ${ACCEPTING_CLIENTS} clients`
  report.compared(`${name}, worker at work`, own, '/s', reference, { least: 1 })
  report.compared(`${name}, worker at rest`, alone, '/s', reference, { least: 1 })
  report.compared(`${name}, worker at rest (stretch)`, alone, '/s', reference, { least: 2 })
  report.compared(`${name}, worker at rest, beside Payload without Next`, alone, '/s', alonePayload)
}
