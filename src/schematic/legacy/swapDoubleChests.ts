import { stateAt } from '../editions/cells'
import { stepTo, turned } from '../editions/facings'
import type { BlockEntity, NbtCompound, NbtValue, Region, Vec3 } from '../model'

/**
 * The block entities of a region with the contents of some double chests swapped: up to 1.12 the half to the north or
 * west had the upper three rows, since then the right one does, which is the other of those that look north or east.
 * Source: `UpgradeData` of the game, read for this fact only.
 */
export function swapDoubleChests(region: Region): readonly BlockEntity[] {
  const partners = region.blockEntities.map((element) => partnerOf(region, element))
  if (!partners.some((partner) => partner !== undefined)) return region.blockEntities
  const byPlace = new Map(region.blockEntities.map((element) => [element.position.join(), element]))
  return region.blockEntities.map((element, index) => {
    const partner = partners[index]
    const items = partner && byPlace.get(partner.join())?.data.value.get('Items')
    return partner === undefined ? element : { ...element, data: withItems(element.data, items) }
  })
}

/** Where the other half of a double chest stands whose halves are swapped. */
function partnerOf(region: Region, { position }: BlockEntity): Vec3 | undefined {
  const state = stateAt(region, position)
  const { facing = '', type } = state?.properties ?? {}
  if (!/^minecraft:(trapped_)?chest$/.test(state?.name ?? '') || (facing !== 'north' && facing !== 'east'))
    return undefined
  if (type !== 'left' && type !== 'right') return undefined
  const [dx, , dz] = stepTo(turned(facing, type === 'left' ? 1 : -1))
  const partner: Vec3 = [position[0] + dx, position[1], position[2] + dz]
  return stateAt(region, partner)?.name === state?.name ? partner : undefined
}

function withItems({ value }: NbtCompound, items: NbtValue | undefined): NbtCompound {
  const swapped = new Map(value)
  if (items === undefined) swapped.delete('Items')
  else swapped.set('Items', items)
  return { type: 'compound', value: swapped }
}
