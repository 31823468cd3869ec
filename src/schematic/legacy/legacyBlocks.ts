import { parseBlockState } from '../blockState'
import type { BlockState } from '../model'
import { legacyBlockLines } from '../tables/legacyBlocks'

interface LegacyBlock {
  readonly id: number
  /** Without namespace, as it was in 1.12. */
  readonly name: string
  /** By data value. */
  readonly states: readonly (BlockState | undefined)[]
}

let byId: ReadonlyMap<number, LegacyBlock> | undefined
let idByName: ReadonlyMap<string, number> | undefined

/**
 * The current block state for a numeric id and data value up to 1.12. Unknown data values count as 0, as in the game.
 * Undefined for ids that the game never had.
 */
export function legacyBlockState(id: number, data: number): BlockState | undefined {
  const block = table().get(id)
  return block?.states[data] ?? block?.states[0] ?? block?.states.find((state) => state !== undefined)
}

/** The numeric id of a block of the game by its name in 1.12, as `minecraft:planks`. */
export function legacyBlockId(name: string): number | undefined {
  idByName ??= new Map([...table().values()].map((block) => [`minecraft:${block.name}`, block.id]))
  return idByName.get(name)
}

/** All that the game had, for the writer. */
export function legacyBlocks(): Iterable<LegacyBlock> {
  return table().values()
}

function table(): ReadonlyMap<number, LegacyBlock> {
  byId ??= readTable()
  return byId
}

function readTable(): ReadonlyMap<number, LegacyBlock> {
  const blocks = new Map<number, LegacyBlock>()
  for (const line of legacyBlockLines.trim().split('\n')) {
    const [id = '', name = '', cells = ''] = line.split(' ')
    let last: BlockState | undefined
    const states = cells.split(';').map((cell) => {
      if (cell === '') return undefined
      // Each key has a state of its own, which tells it again.
      last = cell === '=' && last !== undefined ? { ...last } : parseBlockState(cell)
      return last
    })
    blocks.set(Number(id), { id: Number(id), name, states })
  }
  return blocks
}
