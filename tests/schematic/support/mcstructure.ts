import { WORDS_VERSION } from '@/schematic/bedrockVersion'
import { parseBlockState } from '@/schematic/blockState'
import type { NbtValue } from '@/schematic/model'
import { nbtByte, nbtCompound, nbtInt, nbtList, nbtShort, nbtString } from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'

export interface McstructureCells {
  /** Along x, y and z. */
  readonly size: readonly [number, number, number]
  /** States as text, `name 5` for one with a number for its states. */
  readonly palette: readonly string[]
  /** Palette indices in the file's order, x-y-z. */
  readonly indices: readonly number[]
  readonly second?: readonly number[]
  /** Block entities by the index of their cell. */
  readonly beside?: Readonly<Record<number, Readonly<Record<string, NbtValue>>>>
  /** Of every palette entry. @default WORDS_VERSION */
  readonly version?: number
}

/** A Bedrock structure file as the game writes it, not by our own writer. */
export function mcstructure({
  size,
  palette,
  indices,
  second = indices.map(() => -1),
  beside = {},
  version = WORDS_VERSION,
}: McstructureCells): Uint8Array {
  const cells = Object.entries(beside).map(
    ([cell, tags]) => [cell, nbtCompound({ block_entity_data: nbtCompound(tags) })] as const,
  )
  return writeNbt(
    '',
    nbtCompound({
      format_version: nbtInt(1),
      size: nbtList(size.map(nbtInt)),
      structure: nbtCompound({
        block_indices: nbtList([nbtList(indices.map(nbtInt)), nbtList(second.map(nbtInt))]),
        entities: nbtList([], 'compound'),
        palette: nbtCompound({
          default: nbtCompound({
            block_palette: nbtList(palette.map((text) => paletteEntry(text, version))),
            block_position_data: nbtCompound(Object.fromEntries(cells)),
          }),
        }),
      }),
      structure_world_origin: nbtList([0, 0, 0].map(nbtInt)),
    }),
    { littleEndian: true },
  )
}

function paletteEntry(text: string, version: number): NbtValue {
  const [state = '', value] = text.split(' ')
  const { name, properties } = parseBlockState(state)
  const states = Object.entries(properties).map(([key, own]) => [key, stateTag(own)] as const)
  return nbtCompound({
    name: nbtString(name),
    ...(value === undefined ? { states: nbtCompound(Object.fromEntries(states)) } : { val: nbtShort(Number(value)) }),
    version: nbtInt(version),
  })
}

function stateTag(value: string): NbtValue {
  if (value === 'true' || value === 'false') return nbtByte(value === 'true' ? 1 : 0)
  return /^-?\d+$/.test(value) ? nbtInt(Number(value)) : nbtString(value)
}
