import type { BlockState, Region, Schematic, Vec3 } from '@/schematic/model'

/** A block state from text as commands write it: `oak_stairs[facing=north,half=top]`. */
export function state(text: string): BlockState {
  const [name = '', list = ''] = text.replace(']', '').split('[')
  const pairs = list.split(',').filter(Boolean)
  return {
    name: name.includes(':') ? name : `minecraft:${name}`,
    properties: Object.fromEntries(pairs.map((pair) => pair.split('='))),
  }
}

/** A region of the given size whose block at (x, y, z) is what `blockAt` says. */
export function region(
  size: Vec3,
  blockAt: (x: number, y: number, z: number) => string,
  position: Vec3 = [0, 0, 0],
): Region {
  const [width, height, length] = size
  const names: string[] = []
  const blocks = Uint16Array.from({ length: width * height * length }, (_, index) => {
    const x = index % width
    const z = Math.floor(index / width) % length
    const name = blockAt(x, Math.floor(index / (width * length)), z)
    if (!names.includes(name)) names.push(name)
    return names.indexOf(name)
  })
  const palette = names.map(state)
  return { name: 'main', position, width, height, length, palette, blocks, blockEntities: [], entities: [] }
}

export function schematic(regions: readonly Region[], extra: Partial<Schematic> = {}): Schematic {
  return { format: 'sponge', formatVersion: 3, edition: 'java', regions, metadata: {}, warnings: [], ...extra }
}

/** A build of one block. */
export function lone(text: string, extra: Partial<Schematic> = {}): Schematic {
  return schematic([region([1, 1, 1], () => text)], extra)
}
