import { expect, test } from 'vitest'
import { estimateMemory } from './estimateMemory'
import { MemoryQueue } from './memoryQueue'

const takeAll = (queue: MemoryQueue<string>): string[] => {
  const taken: string[] = []
  for (let next = queue.take(); next; next = queue.take()) taken.push(next.item)
  return taken
}

test('what fits together is done together, in the order it came', () => {
  const queue = new MemoryQueue<string>(100)
  for (const name of ['a', 'b', 'c']) queue.add(name, 40)
  expect(takeAll(queue)).toEqual(['a', 'b'])
  queue.release(40)
  expect(takeAll(queue)).toEqual(['c'])
})

test('small ones go on while a large one waits, but do not starve it', () => {
  const queue = new MemoryQueue<string>(100)
  queue.add('first', 50)
  queue.add('large', 80)
  expect(takeAll(queue)).toEqual(['first'])
  let overtaking = 0
  for (; overtaking < 100; overtaking++) {
    queue.add('small', 10)
    if (queue.take()?.item !== 'small') break
    queue.release(10)
  }
  expect(overtaking).toBe(16)
  queue.release(50)
  expect(queue.take()?.item).toBe('large')
  expect(queue.take()?.item).toBe('small')
})

test('what needs more than there is has all of it, alone', () => {
  const queue = new MemoryQueue<string>(100)
  queue.add('small', 10)
  queue.add('giant', 5_000)
  expect(takeAll(queue)).toEqual(['small'])
  queue.release(10)
  expect(queue.take()).toEqual({ item: 'giant', bytes: 100 })
  queue.add('small', 10)
  expect(queue.take()).toBeUndefined()
  queue.release(100)
  expect(queue.take()?.item).toBe('small')
})

test('a task is estimated by its build, its kind and what it writes', () => {
  const volume = 512 ** 3
  const size = { format: 'sponge', volume, box: volume, elements: 0 } as const
  const convert = (format: 'sponge' | 'structure' | 'mcstructure' | 'litematic') =>
    ({ kind: 'convert', path: '', to: '', target: { format } }) as const
  const render = { kind: 'render', path: '', width: 1, height: 1 } as const
  const MiB = 1024 ** 2
  expect(estimateMemory({ kind: 'inspect', path: '' }, 1_000, size)).toBeLessThan(66 * MiB)
  expect(estimateMemory({ kind: 'inspect', path: '' }, 64 * MiB, size)).toBe(160 * MiB)
  expect(estimateMemory(render, 1_000, size)).toBe((64 + 512) * MiB)
  expect(estimateMemory(convert('structure'), 1_000, size)).toBe((64 + 512) * MiB)
  expect(estimateMemory(convert('mcstructure'), 1_000, size)).toBe((64 + 512 + 256) * MiB)
  expect(estimateMemory(render, 1_000, { ...size, format: 'mcstructure' })).toBe((64 + 1024) * MiB)
  expect(estimateMemory(render, 1_000, { ...size, elements: 1_000_000 })).toBe((64 + 512 + 512) * MiB)
})

test('regions far apart are estimated by the box that they become', () => {
  const size = { format: 'litematic', volume: 2, box: 512 ** 3, elements: 0 } as const
  const convert = (format: 'sponge' | 'mcstructure' | 'litematic') =>
    estimateMemory({ kind: 'convert', path: '', to: '', target: { format } }, 300, size) / 1024 ** 2
  expect([convert('sponge'), convert('mcstructure'), convert('litematic')].map(Math.round)).toEqual([320, 576, 64])
})
