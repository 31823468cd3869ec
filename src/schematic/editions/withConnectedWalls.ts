import type { BlockState, Region } from '../model'
import { connectTranslated } from '../shapes/connectBlocks'
import { StateChanges } from './cells'
import { toBedrockState } from './toBedrockState'
import { toJavaRegion } from './toJavaRegion'

/** Connects walls of Bedrock regions from before 1.16, which store no connections. */
export function withConnectedWalls(region: Region): Region {
  const isUntold = region.palette.map(isBareWall)
  if (!isUntold.includes(true)) return region
  const java = connectTranslated(toJavaRegion(region).region)
  const changes = new StateChanges(region)
  region.blocks.forEach((index, cell) => {
    const joined = isUntold[index] === true ? java.palette[java.blocks[cell] ?? 0] : undefined
    const own = joined && toBedrockState(joined)?.state
    if (own !== undefined) changes.set(cell, `${java.blocks[cell]}`, own)
  })
  return changes.applied()
}

/** A wall without a post and arms can't exist. */
function isBareWall({ name, properties }: BlockState): boolean {
  return (
    /^minecraft:\w+_wall$/.test(name) &&
    Object.entries(properties).every(([key, value]) => value === (key === 'wall_post_bit' ? 'false' : 'none'))
  )
}
