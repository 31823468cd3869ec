import type { LoadJob } from './loadProcess'
import { quantile, type Report } from './report'
import { words } from './seed'
import type { Stage } from './stage'

const CLIENTS = 16
const DURATION_MS = 5_000
const WARM_UP_MS = 2_000
const BOT = { 'User-Agent': 'benchbot/1.0' }
const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

type Read = { name: string; paths: string[]; headers: Record<string, string>; expect: number; aim?: { most: number } }

/** CPU a request and requests a second, each beside the bare server. */
export async function measureReads(report: Report, stage: Stage): Promise<void> {
  const searches = words.flatMap((word, at) => [word, `${word} ${words[(at + 7) % words.length]}`])
  const ids = (rest: string) => stage.ids.map((id) => `/api/schematics/${id}/${rest}`)
  const reads: Read[] = [
    { name: 'list', paths: ['/api/schematics/search'], headers: BROWSER, expect: 200, aim: { most: 3 } },
    { name: 'single', paths: ids('summary'), headers: BROWSER, expect: 200, aim: { most: 8 } },
    {
      name: 'search',
      paths: searches.map((q) => `/api/schematics/search?q=${encodeURIComponent(q)}`),
      headers: BROWSER,
      expect: 200,
      aim: { most: 3 },
    },
    { name: 'download (a program)', paths: ids('download'), headers: BOT, expect: 302 },
    { name: 'download (a browser, counted)', paths: ids('download'), headers: BROWSER, expect: 302 },
  ]
  for (const read of reads) {
    const { shop, bare } = stage
    await stage.rest()
    const own = await measure(stage, shop.url, () => stage.shopCpu(), read)
    const reference = await measureAlone(stage, () => measure(stage, bare.url, () => stage.bareCpu(), read))
    report.compared(`${read.name}: requests, ${CLIENTS} clients`, own.rate, '/s', reference.rate)
    report.compared(`${read.name}: CPU a request, Postgres included`, own.cpu, 'ms', reference.cpu, read.aim)
    report.figure(`${read.name}: p95`, own.p95, 'ms')
  }
}

/** With the shop's own processes frozen: they share Postgres with what is measured. */
async function measureAlone<Result>({ shop }: Stage, work: () => Promise<Result>): Promise<Result> {
  const own = [shop.web, ...shop.workers]
  for (const process of own) process.pause()
  try {
    return await work()
  } finally {
    for (const process of own) process.resume()
  }
}

async function measure({ load }: Stage, url: string, cpu: () => number, { paths, headers, expect }: Read) {
  const job: LoadJob = {
    kind: 'get',
    urls: paths.map((path) => url + path),
    headers,
    expect,
    clients: CLIENTS,
    count: 100_000,
    milliseconds: DURATION_MS,
  }
  await load.run({ ...job, milliseconds: WARM_UP_MS })
  const before = cpu()
  const { done, milliseconds, took } = await load.run(job)
  return {
    rate: (done * 1000) / milliseconds,
    cpu: (cpu() - before) / done,
    p95: quantile(took, 0.95),
  }
}
