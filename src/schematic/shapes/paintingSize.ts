import type { NbtCompound } from '../model'
import { getCompound, getNumber, getString } from '../nbt/values'

/** Widths and heights of paintings in blocks. Source: https://minecraft.wiki/w/Painting */
const PAINTINGS: ReadonlyMap<string, readonly [width: number, height: number]> = new Map(
  (
    [
      [[1, 1], 'kebab aztec alban aztec2 bomb plant wasteland meditative'],
      [[2, 1], 'pool courbet sea sunset creebet'],
      [[1, 2], 'wanderer graham prairie_ride'],
      [[2, 2], 'match bust stage void skull_and_roses wither earth wind water fire baroque humble'],
      [[3, 3], 'bouquet cavebird cotan dennis endboss fern owlemons sunflowers tides'],
      [[3, 4], 'backyard pond'],
      [[4, 2], 'fighters changing finding lowmist passage'],
      [[4, 3], 'skeleton donkey_kong'],
      [[4, 4], 'pointer pigscene burning_skull orb unpacked'],
    ] as const
  ).flatMap(([size, names]) => names.split(' ').map((name) => [name, size] as const)),
)

/**
 * Width and height in blocks of a painting, by its `variant`, which may be written out, or by its `Motive` (to 1.18);
 * undefined for one of a data pack that the file does not describe.
 */
export function paintingSize(data: NbtCompound): readonly [width: number, height: number] | undefined {
  const own = getCompound(data, 'variant')
  const [width, height] = [getNumber(own, 'width'), getNumber(own, 'height')]
  if (width !== undefined && height !== undefined) return [width, height]
  return PAINTINGS.get(motiveOf(data))
}

/** The variant of a painting, in current spelling without namespace; empty if missing. */
export function motiveOf(data: NbtCompound): string {
  const motive = getString(data, 'variant') ?? getString(data, 'Motive') ?? ''
  return motive
    .slice(motive.indexOf(':') + 1)
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()
}
