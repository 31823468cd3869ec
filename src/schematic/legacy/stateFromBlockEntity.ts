import { makeBlockState } from '../blockState'
import { cellAt, StateChanges, stateAt } from '../editions/cells'
import { DYES, LAST_DYE } from '../editions/dyeNames'
import type { BlockState, NbtCompound, Region } from '../model'
import { getNumber } from '../nbt/values'

const SKULLS = ['skeleton', 'wither_skeleton', 'zombie', 'player', 'creeper', 'dragon']

/**
 * The state of a block with a numeric id and its block entity, which up to 1.12 stored the colors of beds and banners,
 * types and rotations of skulls, and notes. Undefined if it adds nothing.
 */
export function stateFromBlockEntity({ name, properties }: BlockState, data: NbtCompound): BlockState | undefined {
  const [, kind] = /^minecraft:\w+?_(bed|banner|wall_banner)$/.exec(name) ?? []
  const number = getNumber(data, kind === 'bed' ? 'color' : 'Base')
  if (kind !== undefined && number !== undefined) {
    const dye = DYES[kind === 'bed' ? number : LAST_DYE - number]
    return dye === undefined ? undefined : makeBlockState(`minecraft:${dye}_${kind}`, Object.entries(properties))
  }
  if (/^minecraft:skeleton_(wall_)?skull$/.test(name)) return skull(name, properties, data)
  const note = getNumber(data, 'note')
  if (name !== 'minecraft:note_block' || note === undefined) return undefined
  return makeBlockState(name, Object.entries({ ...properties, note: String(Math.max(0, Math.min(24, note))) }))
}

function skull(name: string, properties: BlockState['properties'], data: NbtCompound): BlockState | undefined {
  const number = getNumber(data, 'SkullType')
  const turn = getNumber(data, 'Rot')
  const kind = SKULLS[number ?? 0]
  if (kind === undefined || (number === undefined && turn === undefined)) return undefined
  const isWall = name.includes('_wall_')
  const part = kind.endsWith('skeleton') ? 'skull' : 'head'
  const turned = isWall || turn === undefined ? properties : { ...properties, rotation: String(turn & 15) }
  return makeBlockState(`minecraft:${kind}_${isWall ? 'wall_' : ''}${part}`, Object.entries(turned))
}

/** The region with those states, for drawing: its block entities stay as they are. */
export function withBlockEntityStates(region: Region): Region {
  const changes = new StateChanges(region)
  for (const { position, data } of region.blockEntities) {
    const cell = cellAt(region, position)
    const state = stateAt(region, position)
    const own = state === undefined ? undefined : stateFromBlockEntity(state, data)
    if (cell !== undefined && own !== undefined) changes.set(cell, `${region.blocks[cell]} ${JSON.stringify(own)}`, own)
  }
  return changes.applied()
}
