import type { LoadJob } from './loadProcess'
import { quantile, type Report } from './report'
import { signInNew } from './signIn'
import type { Stage } from './stage'

const CLIENTS = 16
const ROUND_MS = 2_500
const ROUNDS = 3
/** Of a round: what all clients together send in a minute must be within the limits of a person each. */
const MAX_REQUESTS = 4_000
const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

type Way = { name: string; job: Partial<LoadJob> }
type Sum = { done: number; cpu: number; took: number[] }

/**
 * What protections cost a request: the same requests with and without limits, and with a session. In turns and in one
 * run, so that what else the machine does is in all of them. Programs on this machine are not limited; those that a
 * proxy names are.
 */
export async function measureGuards(report: Report, stage: Stage): Promise<void> {
  const [tokens, others] = [await signInNew(stage.shop.url, CLIENTS), await signInNew(stage.shop.url, CLIENTS)]
  const read = { urls: stage.ids.map((id) => `${stage.shop.url}/api/schematics/${id}/summary`) }
  const list = { urls: [`${stage.shop.url}/api/schematics/search`] }
  const like = { urls: read.urls.map((url) => url.replace('/summary', '/like')), method: 'PUT', tokens, count: 800 }
  await compare(report, stage, 'list', [
    { name: 'no limits', job: list },
    { name: 'limits by network', job: { ...list, forwarded: true } },
    { name: 'session and limits', job: { ...list, tokens, forwarded: true } },
  ])
  await compare(report, stage, 'single', [
    { name: 'no limits', job: read },
    { name: 'limits by network', job: { ...read, forwarded: true } },
    { name: 'session, no limits', job: { ...read, tokens: others } },
    { name: 'session and limits', job: { ...read, tokens: others, forwarded: true } },
  ])
  await compare(report, stage, 'like', [
    { name: 'no limits', job: like },
    { name: 'limits, each counted in Postgres', job: { ...like, forwarded: true } },
  ])
}

/** Each way beside the first, round by round. */
async function compare(report: Report, stage: Stage, what: string, ways: Way[]): Promise<void> {
  await stage.rest()
  const sums = new Map<string, Sum>(ways.map(({ name }) => [name, { done: 0, cpu: 0, took: [] }]))
  for (let round = 0; round <= ROUNDS; round++)
    for (const { name, job } of ways) {
      const before = stage.shopCpu()
      const { done, took } = await stage.load.run({
        kind: 'get',
        urls: [],
        headers: BROWSER,
        expect: 200,
        clients: CLIENTS,
        count: MAX_REQUESTS,
        milliseconds: ROUND_MS,
        ...job,
      })
      // The first round warms up.
      if (round === 0) continue
      const sum = sums.get(name)!
      sum.done += done
      sum.cpu += stage.shopCpu() - before
      sum.took.push(...took)
    }
  const [first] = sums.values()
  for (const [name, { done, cpu, took }] of sums) {
    report.compared(`guards, ${what}: CPU a request, ${name}`, cpu / done, 'ms', first!.cpu / first!.done)
    report.figure(`guards, ${what}: p95, ${name}`, quantile(took, 0.95), 'ms')
  }
}
