import type { NbtCompound } from '../model'
import { getCompound, getNumber, nbtCompound, nbtShort, nbtString } from '../nbt/values'

/** Potted plants by number up to 1.12. Source: https://minecraft.wiki/w/Flower_Pot#Block_data */
const FORMER_PLANTS: Readonly<Record<number, string>> = {
  6: 'sapling',
  31: 'tallgrass',
  32: 'deadbush',
  37: 'yellow_flower',
  38: 'red_flower',
  39: 'brown_mushroom',
  40: 'red_mushroom',
  81: 'cactus',
}

/** The plant in a Bedrock pot as a block, `{name, states, version}` or `{name, val}`; undefined if it is empty. */
export function plantBlockOf(data: NbtCompound): NbtCompound | undefined {
  const block = getCompound(data, 'PlantBlock')
  if (block !== undefined) return block
  const name = FORMER_PLANTS[getNumber(data, 'item') ?? 0]
  if (name === undefined) return undefined
  return nbtCompound({ name: nbtString(`minecraft:${name}`), val: nbtShort(getNumber(data, 'mData') ?? 0) })
}
