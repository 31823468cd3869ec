import { expect, it } from 'vitest'
import { chooseCore } from './chooseCore'
import { bytes, defineOptions, flag, oneOf, text, wholeNumber } from './defineOptions'

type Options = { size?: number; count?: number; isOn?: boolean; color?: 'red' | 'blue'; token?: string }
type Chosen = Required<Omit<Options, 'token'>> & Pick<Options, 'token'>

const options = defineOptions<Options, Chosen>('room', {
  size: bytes(1024),
  count: wholeNumber(5, 1, 10),
  isOn: flag(false),
  color: oneOf('red', ['red', 'blue']),
  token: text(undefined),
})
const context = () => ({ kept: new Map<string, unknown>() }) as never

it('has its defaults where an app gives nothing, and before it is asked', () => {
  const own = context()
  const defaults = { size: 1024, count: 5, isOn: false, color: 'red', token: undefined }
  expect(options.of(own)).toEqual(defaults)
  options.keep(own)
  expect(options.of(own)).toEqual(defaults)
})

it('keeps what an app gives for its context alone', () => {
  const [one, other] = [context(), context()]
  options.keep(one, { count: 10, isOn: true, token: 'secret' })
  expect(options.of(one)).toEqual({ size: 1024, count: 10, isOn: true, color: 'red', token: 'secret' })
  expect(options.of(other).count).toBe(5)
})

it.each([
  [{ size: 0 }, 'schematicShop: room.size is 0. It must be a whole number of bytes, 1 or more.'],
  [{ size: '64 MiB' }, 'schematicShop: room.size is "64 MiB". It must be a whole number of bytes, 1 or more.'],
  [{ count: 11 }, 'schematicShop: room.count is 11. It must be a whole number from 1 to 10.'],
  [{ count: 1.5 }, 'schematicShop: room.count is 1.5. It must be a whole number from 1 to 10.'],
  [{ count: Number.NaN }, 'schematicShop: room.count is NaN. It must be a whole number from 1 to 10.'],
  [{ isOn: 'yes' }, 'schematicShop: room.isOn is "yes". It must be true or false.'],
  [{ color: 'green' }, 'schematicShop: room.color is "green". It must be one of red, blue.'],
  [{ token: '' }, 'schematicShop: room.token is "". It must be a text that is not empty.'],
  [{ counts: 1 }, 'schematicShop: room.counts does not exist. There are size, count, isOn, color, token.'],
  ['none', 'schematicShop: room is "none". It must be an object of options.'],
])('refuses %j in one sentence', (given, message) => {
  expect(() => options.keep(context(), given as never)).toThrow(new Error(message))
})

it.each([
  [{ trustedProxies: -1 }, 'schematicShop: trustedProxies is -1. It must be a whole number from 0 to 9.'],
  [{ maxPageSize: 0 }, 'schematicShop: maxPageSize is 0. It must be a whole number from 1 to 1000.'],
  [{ scanner: { kind: 'clam' } }, 'schematicShop: scanner.kind is "clam". It must be one of auto, clamd, none.'],
  [{ collections: { tags: {} } }, 'schematicShop: collections.tags must be a function that returns the collection.'],
  [{ capabilities: { lists: 'no' } }, 'schematicShop: capabilities.lists is "no". It must be true or false.'],
])('refuses %j of what every room stands on', (given, message) => {
  expect(() => chooseCore(given as never)).toThrow(new Error(message))
})
