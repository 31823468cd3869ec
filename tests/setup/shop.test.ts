import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identify } from '../../scripts/process/identity.mjs'
import { type Shop, startShop } from './shop'

const isAlive = async (shop: Shop) => {
  try {
    return (await fetch(`${shop.url}/api/health/live`, { signal: AbortSignal.timeout(10_000) })).ok
  } catch {
    return false
  }
}

describe('a shop under test', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop({ workers: 2 })
  })
  afterAll(() => shop.stop())

  it('answers, and has the workers that were asked for', async () => {
    expect(await isAlive(shop)).toBe(true)
    expect(shop.workers.map((worker) => worker.isRunning())).toEqual([true, true])
  })

  it('can lose its web process and get it back at the same address', async () => {
    const { pid } = shop.web
    await shop.web.kill()
    expect(await isAlive(shop)).toBe(false)
    await shop.web.start()
    expect(await isAlive(shop)).toBe(true)
    expect(shop.web.pid).not.toBe(pid)
  })

  it('can have a worker killed, frozen and added', async () => {
    const [first, second] = shop.workers
    await first?.kill()
    expect(first?.isRunning()).toBe(false)
    await first?.start()
    second?.pause()
    second?.resume()
    const third = await shop.addWorker()
    expect(shop.workers.every((worker) => worker.isRunning())).toBe(true)
    expect(await third.stop()).toBeLessThan(15_000)
    expect(third.isRunning()).toBe(false)
  })

  it('stops and leaves nothing', async () => {
    const other = await startShop({ workers: 1 })
    const pids = [other.web.pid, ...other.workers.map((worker) => worker.pid)]
    await other.stop()
    expect(pids.filter((pid) => identify(pid))).toEqual([])
  })
})
