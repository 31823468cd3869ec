import type { ShopContext } from '@/core/context/context'
import { bytes, defineOptions, wholeNumber } from '@/core/context/defineOptions'
import { GiB, MiB } from '@/core/units'
import { defaultLimits, type Limits } from '@/schematic/limits'

export type EngineOptions = {
  /** Memory that all threads of the engine share, in bytes. @default 1 GiB */
  memoryBytes?: number
  /** Bytes of a file's NBT after inflation, checked while it is inflated. @default 512 MiB */
  maxInflatedBytes?: number
  /** Blocks along one axis, of a region and of the box around all regions. @default 65535 */
  maxAxis?: number
  /** Blocks of all regions together. @default 134217728 */
  maxVolume?: number
  /** Depth of nested NBT compounds and lists. @default 512 */
  maxDepth?: number
  /** Block states in the palette of one region. @default 65536 */
  maxPaletteEntries?: number
  /** Regions of one file. @default 1024 */
  maxRegions?: number
}

/** Palette indices and the sizes of most formats have 16 bits; the game itself reads no deeper NBT. */
export const engineOptions = defineOptions<EngineOptions>('engine', {
  memoryBytes: bytes(GiB, 128 * MiB, 1024 * GiB),
  maxInflatedBytes: bytes(defaultLimits.inflatedBytes, MiB, 2 * GiB - 1),
  maxAxis: wholeNumber(defaultLimits.axis, 1, 65_535),
  maxVolume: wholeNumber(defaultLimits.volume, 1, 1_073_741_824),
  maxDepth: wholeNumber(defaultLimits.depth, 8, 512),
  maxPaletteEntries: wholeNumber(defaultLimits.palette, 1, 65_536),
  maxRegions: wholeNumber(defaultLimits.regions, 1, 65_536),
})

/** What the engine goes by. */
export function engineLimits(context: Pick<ShopContext, 'kept'>): Limits {
  const options = engineOptions.of(context)
  return {
    ...defaultLimits,
    inflatedBytes: options.maxInflatedBytes,
    axis: options.maxAxis,
    volume: options.maxVolume,
    depth: options.maxDepth,
    palette: options.maxPaletteEntries,
    regions: options.maxRegions,
  }
}
