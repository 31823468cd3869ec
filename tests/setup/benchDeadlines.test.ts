import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Overdue, withDeadline } from '../bench/deadline'
import { startLoad } from '../bench/load'
import { cpuOfTree } from '../bench/processUse'

test('work that ends in time gives its result, other is named', async () => {
  expect(await withDeadline('quick', 1_000, Promise.resolve(1))).toBe(1)
  await expect(withDeadline('slow', 10, sleep(60_000, undefined, { ref: false }))).rejects.toThrow(
    new Overdue('slow', 10),
  )
})

test('a server that never answers ends a load in time, and the next one runs', { timeout: 60_000 }, async () => {
  const server = createServer((request, response) => {
    if (request.url !== '/never') response.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const load = startLoad({ requestMs: 300 })
  const job = { kind: 'get', clients: 1, count: 1, milliseconds: 1_000, expect: 200 } as const
  try {
    await expect(load.run({ ...job, urls: [`${url}/never`] })).rejects.toThrow(/never/)
    expect((await load.run({ ...job, urls: [url] })).done).toBe(1)
  } finally {
    load.stop()
    server.closeAllConnections()
    server.close()
  }
})

test('the CPU of a process is counted with that of its children', () => {
  expect(cpuOfTree(process.pid)).toBeGreaterThan(0)
})
