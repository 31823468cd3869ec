/**
 * An independent reader that takes no care of speed, memory or safety: it shares no code with the engine, so that what
 * both agree on is likely so. Counts blocks by name, without air.
 */
import { gunzipSync } from 'node:zlib'

/** What a tag holds: compounds are maps, lists and arrays are arrays. */
type Tag = number | bigint | string | Tag[] | Map<string, Tag>

export function slowBlockCounts(file: Buffer, little: boolean): Record<string, number> {
  const root = readRoot(file[0] === 0x1f ? gunzipSync(file) : file, little)
  const counts: Record<string, number> = {}
  const add = (name: string): void => {
    if (!/^minecraft:(cave_|void_)?air$/.test(name)) counts[name] = (counts[name] ?? 0) + 1
  }
  const sponge = has(root, 'Schematic') ? at(root, 'Schematic') : root
  if (has(root, 'Regions')) for (const region of map(at(root, 'Regions')).values()) litematic(region, add)
  else if (has(root, 'structure')) mcstructure(at(root, 'structure'), add)
  else if (has(sponge, 'BlockData')) varints(at(sponge, 'Palette'), at(sponge, 'BlockData'), add)
  else if (has(sponge, 'Blocks') && has(at(sponge, 'Blocks'), 'Data')) {
    varints(at(sponge, 'Blocks', 'Palette'), at(sponge, 'Blocks', 'Data'), add)
  } else structure(root, add)
  return counts
}

function varints(palette: Tag, data: Tag, add: (name: string) => void): void {
  const names = new Map([...map(palette)].map(([state, index]) => [Number(index), state.split('[')[0] ?? '']))
  let value = 0
  let shift = 0
  for (const byte of list(data)) {
    value += (Number(byte) & 127) * 2 ** shift
    shift += 7
    if (Number(byte) < 0) continue
    add(names.get(value) ?? '?')
    value = 0
    shift = 0
  }
}

function litematic(region: Tag, add: (name: string) => void): void {
  const palette = list(at(region, 'BlockStatePalette'))
  const volume = Math.abs(['x', 'y', 'z'].reduce((product, axis) => product * Number(at(region, 'Size', axis)), 1))
  const bits = Math.max(2, Math.ceil(Math.log2(palette.length)))
  const text = list(at(region, 'BlockStates')).map(lowestFirst).join('')
  for (let i = 0; i < volume; i++) {
    const index = Number.parseInt([...text.slice(i * bits, i * bits + bits)].reverse().join(''), 2)
    add(String(at(palette[index] ?? '', 'Name')))
  }
}

function lowestFirst(long: Tag): string {
  return [
    ...BigInt.asUintN(64, BigInt(String(long)))
      .toString(2)
      .padStart(64, '0'),
  ]
    .reverse()
    .join('')
}

/** What Bedrock has renamed since the corpus was made. */
const RENAMED: Readonly<Record<string, string>> = {
  'minecraft:grass': 'minecraft:grass_block',
  // All of them are brown.
  'minecraft:stained_glass': 'minecraft:brown_stained_glass',
}

function mcstructure(structure: Tag, add: (name: string) => void): void {
  const palette = list(at(structure, 'palette', 'default', 'block_palette'))
  for (const index of list(list(at(structure, 'block_indices'))[0] ?? [])) {
    if (Number(index) < 0) continue
    const name = String(at(palette[Number(index)] ?? '', 'name'))
    add(RENAMED[name] ?? name)
  }
}

function structure(root: Tag, add: (name: string) => void): void {
  const palette = list(has(root, 'palette') ? at(root, 'palette') : (list(at(root, 'palettes'))[0] ?? []))
  for (const block of list(at(root, 'blocks'))) add(String(at(palette[Number(at(block, 'state'))] ?? '', 'Name')))
}

function map(tag: Tag): Map<string, Tag> {
  if (!(tag instanceof Map)) throw new Error('no compound')
  return tag
}

function list(tag: Tag): Tag[] {
  if (!Array.isArray(tag)) throw new Error('no list')
  return tag
}

function has(tag: Tag, name: string): boolean {
  return tag instanceof Map && tag.has(name)
}

function at(tag: Tag, ...names: string[]): Tag {
  return names.reduce<Tag>((inner, name) => map(inner).get(name) ?? '', tag)
}

function readRoot(bytes: Buffer, little: boolean): Tag {
  let from = 1
  const step = (size: number): number => {
    from += size
    return from - size
  }
  const u16 = (): number => (little ? bytes.readUInt16LE(step(2)) : bytes.readUInt16BE(step(2)))
  const i32 = (): number => (little ? bytes.readInt32LE(step(4)) : bytes.readInt32BE(step(4)))
  const i64 = (): bigint => (little ? bytes.readBigInt64LE(step(8)) : bytes.readBigInt64BE(step(8)))
  const text = (): string => {
    const length = u16()
    return bytes.toString('utf8', from, step(length) + length)
  }
  const many = (read: () => Tag): Tag[] => Array.from({ length: i32() }, read)
  const value = (type: number): Tag => {
    switch (type) {
      case 1:
        return bytes.readInt8(step(1))
      case 2:
        return little ? bytes.readInt16LE(step(2)) : bytes.readInt16BE(step(2))
      case 3:
        return i32()
      case 4:
        return i64()
      case 5:
        return bytes.readFloatBE(step(4))
      case 6:
        return bytes.readDoubleBE(step(8))
      case 7:
        return many(() => bytes.readInt8(step(1)))
      case 8:
        return text()
      case 9: {
        const of = bytes.readUInt8(step(1))
        return many(() => value(of))
      }
      case 10: {
        const compound = new Map<string, Tag>()
        for (;;) {
          const inner = bytes.readUInt8(step(1))
          if (inner === 0) return compound
          compound.set(text(), value(inner))
        }
      }
      case 11:
        return many(i32)
      default:
        return many(i64)
    }
  }
  text()
  return value(10)
}
