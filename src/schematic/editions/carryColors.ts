import { makeBlockState } from '../blockState'
import type { BlockEntity, BlockState, Region, Vec3 } from '../model'
import { getNumber, nbtByte, nbtCompound, nbtInt } from '../nbt/values'
import { isInside } from '../parse/placeElement'

/** Dyes by their number. Banners count them backwards. Source: https://minecraft.wiki/w/Dye */
const DYES = [
  ...['white', 'orange', 'magenta', 'light_blue', 'yellow', 'lime', 'pink', 'gray'],
  ...['light_gray', 'cyan', 'purple', 'blue', 'brown', 'green', 'red', 'black'],
]
const LAST = DYES.length - 1

/** Java's beds and banners, which have their colour in their name. */
const COLORED = /^minecraft:(\w+?)_(bed|banner|wall_banner)$/

/** The block entities that Bedrock keeps the colours of Java's beds and banners in, with the others of the region. */
export function colorsToBedrock(region: Region): readonly BlockEntity[] {
  const made = region.palette.map(bedrockElement)
  if (made.every((element) => element === undefined)) return region.blockEntities
  const places = new Set<string>()
  const added: BlockEntity[] = []
  region.blocks.forEach((index, cell) => {
    const element = made[index]
    if (element === undefined) return
    const position = placeOf(region, cell)
    places.add(position.join())
    added.push({ ...element, position })
  })
  return [...region.blockEntities.filter(({ position }) => !places.has(position.join())), ...added]
}

function bedrockElement({ name }: BlockState): Omit<BlockEntity, 'position'> | undefined {
  const [, color = '', kind] = COLORED.exec(name) ?? []
  const dye = DYES.indexOf(color)
  if (dye < 0) return undefined
  if (kind === 'bed') return { id: 'Bed', data: nbtCompound({ color: nbtByte(dye), isMovable: nbtByte(1) }) }
  return { id: 'Banner', data: nbtCompound({ Base: nbtInt(LAST - dye), Type: nbtInt(0), isMovable: nbtByte(1) }) }
}

/** A region in Java's states whose beds and banners get the colours that Bedrock's block entities say. */
export function colorsToJava(region: Region): Region {
  const palette = [...region.palette]
  const known = new Map<string, number>()
  let blocks: Uint16Array | undefined
  const left: BlockEntity[] = []
  for (const element of region.blockEntities) {
    const { position } = element
    const [x, y, z] = position
    const cell = (y * region.length + z) * region.width + x
    const index = region.blocks[cell] ?? 0
    const painted = isInside(position, region) ? paint(region.palette[index], element) : undefined
    if (painted === undefined) {
      left.push(element)
      continue
    }
    // Java's banners keep their patterns beside them, its beds nothing.
    if (element.id === 'Banner') left.push({ ...element, id: 'minecraft:banner', data: nbtCompound({}) })
    const key = `${index} ${painted.name}`
    const to = known.get(key) ?? palette.push(painted) - 1
    known.set(key, to)
    blocks ??= region.blocks.slice()
    blocks[cell] = to
  }
  return blocks === undefined ? region : { ...region, palette, blocks, blockEntities: left }
}

/** The state in the colour of its block entity; undefined where that says none. */
function paint(state: BlockState | undefined, { id, data }: BlockEntity): BlockState | undefined {
  const [, , kind] = COLORED.exec(state?.name ?? '') ?? []
  if (state === undefined || kind === undefined || id !== (kind === 'bed' ? 'Bed' : 'Banner')) return undefined
  const number = getNumber(data, kind === 'bed' ? 'color' : 'Base')
  const dye = number === undefined ? undefined : DYES[kind === 'bed' ? number : LAST - number]
  return dye === undefined ? undefined : makeBlockState(`minecraft:${dye}_${kind}`, Object.entries(state.properties))
}

function placeOf({ width, length }: Region, cell: number): Vec3 {
  const row = Math.floor(cell / width)
  return [cell % width, Math.floor(row / length), row % length]
}
