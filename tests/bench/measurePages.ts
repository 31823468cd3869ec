import { gzipSync } from 'node:zlib'
import { createTestDatabase } from '../setup/database'
import { startShop } from '../setup/shop'
import { REQUEST_TIMEOUT_MS } from './deadline'
import { cpuOfShop, postgresOf } from './processUse'
import { quantile, type Report } from './report'
import { SEEDED, seedSchematics } from './seed'
import { COMMENTS, seedComments, seedPast } from './seedComments'
import { type Member, signInMember } from './signIn'
import type { Stage } from './stage'

const BROWSER = {
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Accept-Encoding': 'br',
  'Accept-Language': 'en',
  'X-Shop-Measure': '1',
  'Sec-Fetch-Site': 'none',
}
/** Times that a page is asked for before it is measured, and then. */
const WARM_UP = 4
const TIMES = 24
/** Aims: statements of a page, KiB of scripts, and how much slower it may be with 40 times as much in the shop. */
const MAX_QUERIES = 12
const LIST_SCRIPTS = 130
const BUILD_SCRIPTS = 150
const MAX_SLOWER = 1.5
/** Builds and comments of the small shop: as many as fill each page, so that what is shown is as much. */
const FEW = 250
const FEW_COMMENTS = 2_500

type Asked = { path: string; scripts?: number }
const visitors: Asked[] = [
  { path: '/', scripts: LIST_SCRIPTS },
  { path: '/schematics', scripts: LIST_SCRIPTS },
  { path: '/schematics?q=castle' },
  { path: '/schematics?tag=bench-oak&sort=trending' },
  { path: '/schematics/build-1', scripts: BUILD_SCRIPTS },
  { path: '/schematics/build-7', scripts: BUILD_SCRIPTS },
  { path: '/categories' },
  { path: '/categories/castles' },
  { path: '/tags/bench-oak' },
  { path: '/people/builder1' },
  { path: '/people/builder1/followers' },
  { path: '/sign-in' },
]
const members: Asked[] = [
  { path: '/', scripts: LIST_SCRIPTS },
  { path: '/schematics', scripts: LIST_SCRIPTS },
  { path: '/schematics/build-1', scripts: BUILD_SCRIPTS },
  { path: '/people/builder1' },
  { path: '/my' },
  { path: '/my/likes' },
  { path: '/my/comments' },
  { path: '/my/lists' },
  { path: '/my/feed' },
  { path: '/my/statistics' },
  { path: '/notifications' },
  { path: '/settings' },
  { path: '/settings/account' },
  { path: '/settings/notifications' },
  { path: '/upload' },
]

/** Where to ask, and the milliseconds of CPU so far of all that answers. */
type Measured = { url: string; cpu: () => number }
type Shops = { many: Measured; few: Measured }

type Figures = {
  cpu: number
  made: number
  queries: number
  bytes: number
  scripts: number
  laterScripts: number
  hitCpu: number
}

/** Server time, statements, bytes and scripts of each page, with many builds and comments beside few. */
export async function measurePages(report: Report, { shop, adminUrl, shopCpu, rest }: Stage): Promise<void> {
  await rest()
  await seedComments(adminUrl, COMMENTS)
  const member = await signInMember(shop.url)
  await seedPast(adminUrl, member.id, 100)
  const database = await createTestDatabase()
  await seedSchematics(database.adminUrl, FEW)
  await seedComments(database.adminUrl, FEW_COMMENTS)
  const small = await startShop({ databaseUrl: database.url, workers: 0 })
  const smallPostgres = await postgresOf(database.adminUrl)
  const shops: Shops = {
    many: { url: shop.url, cpu: shopCpu },
    few: { url: small.url, cpu: () => cpuOfShop(small, smallPostgres) },
  }
  try {
    const few = await signInMember(small.url)
    await seedPast(database.adminUrl, few.id, 24)
    report.note(`${SEEDED} builds and ${COMMENTS} comments; reference: ${FEW} and ${FEW_COMMENTS}`)
    for (const asked of visitors) await measurePage(report, asked, 'a visitor', shops)
    for (const asked of members) await measurePage(report, asked, 'a member', shops, { many: member, few })
  } finally {
    await small.stop()
    await database.drop()
  }
}

async function measurePage(
  report: Report,
  { path, scripts }: Asked,
  reader: string,
  shops: Shops,
  as?: { many: Member; few: Member },
): Promise<void> {
  const name = `${path} for ${reader}`
  const many = await ask(shops.many, path, as?.many)
  if (!many) return report.note(`${name}: there is no such page`)
  const few = await ask(shops.few, path, as?.few)
  report.compared(
    `${name}: CPU, Postgres included`,
    many.cpu,
    'ms',
    few?.cpu ?? Number.NaN,
    few && { most: MAX_SLOWER },
  )
  report.figure(`${name}: made in`, many.made, 'ms')
  if (!as) report.figure(`${name}: CPU from the cache, Postgres included`, many.hitCpu, 'ms')
  report.figure(`${name}: queries`, many.queries, '', { most: MAX_QUERIES })
  report.figure(`${name}: bytes, compressed`, many.bytes / 1024, 'KiB')
  report.figure(`${name}: scripts, gzipped`, many.scripts / 1024, 'KiB', scripts ? { most: scripts } : undefined)
  if (many.laterScripts > 0)
    report.figure(`${name}: scripts at the first touch, gzipped`, many.laterScripts / 1024, 'KiB')
}

/** The figures of one page; nothing where it is none. */
async function ask(shop: Measured, path: string, member?: Member): Promise<Figures | undefined> {
  const headers = { ...BROWSER, ...(member && { Cookie: `payload-token=${member.token}` }) }
  const get = async (address: string) => {
    const response = await fetch(shop.url + address, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    })
    const body = await response.text()
    const timing = response.headers.get('server-timing') ?? ''
    const compressed = Number(response.headers.get('content-length') ?? body.length)
    return { status: response.status, body, timing, compressed }
  }
  /** Rendered again each time: the parameter means nothing, and makes it another page. */
  const fresh = (at: number) => `${path}${path.includes('?') ? '&' : '?'}n=${at}-${performance.now()}`
  const [first] = await times(WARM_UP, (at) => get(fresh(at)))
  if (first?.status !== 200) return undefined
  const before = shop.cpu()
  const made = await times(TIMES, (at) => get(fresh(at)))
  const cpu = (shop.cpu() - before) / TIMES
  let hitCpu = Number.NaN
  if (!member) {
    const address = fresh(0)
    await get(address)
    const begin = shop.cpu()
    await times(TIMES, () => get(address))
    hitCpu = (shop.cpu() - begin) / TIMES
  }
  const numberIn = (timing: string, pattern: RegExp) => Number(pattern.exec(timing)?.[1] ?? Number.NaN)
  return {
    cpu,
    hitCpu,
    made: quantile(
      made.map(({ timing }) => numberIn(timing, /made;dur=([\d.]+)/)),
      0.5,
    ),
    queries: Math.max(...made.map(({ timing }) => numberIn(timing, /queries;desc="(\d+)"/))),
    bytes: first.compressed,
    ...(await sizeOfScripts(shop.url, first.body)),
  }
}

async function times<Result>(count: number, work: (at: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  while (results.length < count) results.push(await work(results.length))
  return results
}

/** Gzipped bytes of the scripts that a page loads with it, and of those that wait for the first touch. */
async function sizeOfScripts(url: string, html: string): Promise<{ scripts: number; laterScripts: number }> {
  const atOnce = [...html.matchAll(/<script(?![^>]*nomodule)[^>]*\ssrc="([^"]+\.js)"/gi)].map(([, path = '']) => path)
  const later = [...html.matchAll(/\((\["\/_next\/[^\]]+\])\)<\/script>/g)].flatMap(
    ([, list = '[]']) => JSON.parse(list) as string[],
  )
  const sizeOf = async (paths: readonly string[]) => {
    let bytes = 0
    for (const path of new Set(paths)) bytes += gzipSync(await (await fetch(new URL(path, url))).arrayBuffer()).length
    return bytes
  }
  return { scripts: await sizeOf(atOnce), laterScripts: await sizeOf(later) }
}
