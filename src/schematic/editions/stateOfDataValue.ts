import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { dataValueLines } from '../tables/bedrockDataValues'

interface PackedState {
  readonly name: string
  readonly first: number
  readonly bits: number
  readonly values: readonly string[]
}

interface Layout {
  readonly blocks: RegExp
  readonly states: readonly PackedState[]
}

const NAMESPACE = 'minecraft:'
const DOOR = /^(\w+_)?door$/
const UPPER = 8

let layouts: readonly Layout[] | undefined

/**
 * A Bedrock block with a data value (until 1.12) as a state with names of 1.9, to be upgraded from version 0. Unknown
 * blocks keep their name and get no states. Meaningless bits are ignored.
 */
export function stateOfDataValue(name: string, value: number): BlockState {
  const short = name.startsWith(NAMESPACE) ? name.slice(NAMESPACE.length) : ''
  if (DOOR.test(short)) return makeBlockState(name, doorStates(value))
  layouts ??= readLayouts()
  const layout = layouts.find(({ blocks }) => blocks.test(short))
  return makeBlockState(
    name,
    (layout?.states ?? []).map((packed) => [packed.name, unpacked(packed, value)] as const),
  )
}

function unpacked({ first, bits, values }: PackedState, value: number): string {
  const number = (value >> first) & ((1 << bits) - 1)
  return values.length === 0 ? String(number) : (values[number] ?? values[0] ?? '')
}

/** Each half stores a part: the lower one facing and open, the upper one the hinge. */
function doorStates(value: number): readonly (readonly [string, string])[] {
  const isUpper = (value & UPPER) !== 0
  return [
    ['direction', String(isUpper ? 0 : value & 3)],
    ['door_hinge_bit', String(isUpper && (value & 1) === 1)],
    ['open_bit', String(!isUpper && (value & 4) !== 0)],
    ['upper_block_bit', String(isUpper)],
  ]
}

function readLayouts(): Layout[] {
  return dataValueLines
    .trim()
    .split('\n')
    .map((line) => {
      const [blocks = '', states = ''] = line.split(' | ')
      return {
        blocks: new RegExp(`^(${blocks.replaceAll(' ', '|').replaceAll('*', '\\w+')})$`),
        states: states.split(' ').map(readPacked),
      }
    })
}

function readPacked(text: string): PackedState {
  const [name = '', first, rest = ''] = text.split(':')
  const [bits = '', values] = rest.split('=')
  if (bits === '?') return { name, first: Number(first), bits: 1, values: ['false', 'true'] }
  return { name, first: Number(first), bits: Number(bits), values: values?.split(',') ?? [] }
}
