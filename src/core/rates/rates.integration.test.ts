import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { closeShop, openShop, queryIn } from '../../../tests/integration/support/ownShop'
import { contextOf, type ShopContext } from '../context/context'
import { connectionOf, storePoolOptions } from '../database/connection'
import { type CountedRate, openRateStore, type RateStore } from './rateStore'
import { trimRates } from './trimRates'

let payload: Payload
let context: ShopContext
/** As two processes have them, and one that comes later. */
let stores: RateStore[]
beforeAll(async () => {
  payload = await openShop()
  context = contextOf(payload)
  stores = [openRateStore(context), openRateStore(context)]
})
afterAll(() => closeShop(payload))

const exact = { name: 'exact', points: 10, seconds: 60 }
const inBatches = { name: 'batches', points: 10, seconds: 60, inBatches: true }
const consume = async (store: RateStore | undefined, rate: CountedRate, key: string) =>
  (await store?.consume(rate, key, 1))?.isAllowed
const countAllowed = async (asked: Promise<boolean | undefined>[]) => (await Promise.all(asked)).filter(Boolean).length

it('counts exactly over all processes, at once and after a restart', async () => {
  const asked = Array.from({ length: 40 }, (_, at) => consume(stores[at % 2], exact, 'a'))
  expect(await countAllowed(asked)).toBe(10)
  expect(await consume(openRateStore(context), exact, 'a')).toBe(false)
  expect(await consume(openRateStore(context), exact, 'b')).toBe(true)
})

it('adds up what is counted in batches, within a second, and keeps it over a restart', async () => {
  for (let count = 0; count < 4; count++)
    for (const store of stores) expect(await consume(store, inBatches, 'a')).toBe(true)
  const query = queryIn(payload)
  const sum = () => query<{ points: number }>(`select points from rate_counts where key like 'batches:%'`)
  await vi.waitFor(async () => expect(await sum()).toEqual([{ points: 8 }]), 5_000)
  const later = openRateStore(context)
  expect(await consume(later, inBatches, 'a')).toBe(true)
  await vi.waitFor(async () => expect(await sum()).toEqual([{ points: 9 }]), 5_000)
  expect(await countAllowed(Array.from({ length: 9 }, () => consume(later, inBatches, 'a')))).toBe(1)
})

it('stores no address, but a hash', async () => {
  await consume(stores[0], exact, '203.0.113.9')
  const rows = await queryIn(payload)<{ key: string }>('select key from rate_counts')
  expect(rows.filter(({ key }) => !/^\w+:[0-9a-f]{64}$/.test(key))).toEqual([])
})

it('turns a flood away without asking the database', async () => {
  await countAllowed(Array.from({ length: 20 }, () => consume(stores[0], exact, 'flood')))
  const query = queryIn(payload)
  const points = () =>
    query<{ points: number }>(`select max(points) as points from rate_counts where key like 'exact:%'`)
  const before = await points()
  expect(await countAllowed(Array.from({ length: 2_000 }, () => consume(stores[0], exact, 'flood')))).toBe(0)
  expect(await points()).toEqual(before)
})

it('counts in memory while the database is away', async () => {
  const kept = new Map(context.kept)
  const away = { ...context, kept }
  storePoolOptions(away, { poolOptions: { ...connectionOf(context), connectionString: 'postgres://127.0.0.1:1/none' } })
  const store = openRateStore(away)
  const started = performance.now()
  for (const rate of [exact, inBatches])
    expect(await countAllowed(Array.from({ length: 30 }, () => consume(store, rate, 'away')))).toBe(10)
  expect(performance.now() - started).toBeLessThan(1_500)
})

it('forgets counts whose window has ended', async () => {
  const query = queryIn(payload)
  await query(`update rate_counts set expire = 1 where key like 'batches:%'`)
  await trimRates({ payload })
  expect(await query(`select key from rate_counts where key like 'batches:%'`)).toEqual([])
  expect((await query('select key from rate_counts')).length).toBeGreaterThan(0)
})
