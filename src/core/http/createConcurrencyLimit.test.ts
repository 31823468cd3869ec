import { expect, it } from 'vitest'
import { createConcurrencyLimit } from './createConcurrencyLimit'

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A queue whose turns are noted as they begin. */
function watched(options: Partial<Parameters<typeof createConcurrencyLimit>[0]> = {}) {
  const queue = createConcurrencyLimit({
    name: 'query',
    maxRunning: 3,
    maxRunningPerNetwork: 2,
    maxWaitingPerNetwork: 2,
    maxWaiting: 4,
    ...options,
  })
  const begun: string[] = []
  const releases = new Map<string, () => void>()
  const ask = async (name: string, network: string | undefined, signal?: AbortSignal) => {
    const release = await queue(network, signal)
    begun.push(name)
    releases.set(name, release)
  }
  const end = async (name: string) => {
    releases.get(name)?.()
    await settled()
  }
  return { begun, ask, end }
}

it('lets few begin at once, two of one network, and the others in their order', async () => {
  const { begun, ask, end } = watched()
  for (const [name, network] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['a3', 'a'],
    ['b1', 'b'],
    ['b2', 'b'],
    ['m', undefined],
  ] as const)
    void ask(name, network)
  await settled()
  expect(begun).toEqual(['a1', 'a2', 'b1'])
  await end('b1')
  expect(begun.slice(3)).toEqual(['b2'])
  await end('a1')
  await end('a1')
  expect(begun.slice(4)).toEqual(['a3'])
  await end('b2')
  expect(begun.slice(5)).toEqual(['m'])
})

it('turns away what would wait too long, of one network and of all', async () => {
  const { ask } = watched()
  for (const network of ['a', 'a', 'a', 'a']) void ask('', network)
  await expect(ask('', 'a')).rejects.toMatchObject({ code: 'too_many_requests', status: 429 })
  for (const network of ['b', 'b', 'b']) void ask('', network)
  await expect(ask('', 'c')).rejects.toMatchObject({ code: 'unavailable', status: 503 })
})

it('gives no slot to a request that was aborted', async () => {
  const { begun, ask, end } = watched({ maxRunning: 1 })
  const gone = new AbortController()
  void ask('first', 'a')
  const given = ask('gone', 'a', gone.signal)
  void ask('last', 'a')
  gone.abort()
  await expect(given).rejects.toMatchObject({ code: 'unavailable' })
  await end('first')
  expect(begun).toEqual(['first', 'last'])
})
