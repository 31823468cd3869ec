import { isAir } from '../blockState'
import type { Limits } from '../limits'
import type { Schematic } from '../model'
import { contentBox } from './cropToContent'
import { mergeRegions } from './mergeRegions'

/** Incremented when the algorithm changes: fingerprints of different versions can't be compared. */
const VERSION = 1
const LAYERS = 8
const RINGS = 4
const LEVELS = 15

/**
 * A short text that is similar for builds of similar shape, whatever their materials, position, rotation or mirroring:
 * how full each of eight layers is at four distances from the center axis, and the proportions of the box. `1:` and 36
 * hexadecimal digits; empty for a schematic without blocks. Compare with `shapeLikeness`.
 */
export function fingerprintShape(schematic: Schematic, limits?: Limits): string {
  const region = mergeRegions(schematic, limits)
  const box = contentBox(region)
  if (box === undefined) return ''
  const [left, bottom, back] = box.from
  const width = box.to[0] - left + 1
  const height = box.to[1] - bottom + 1
  const length = box.to[2] - back + 1
  const solid = region.palette.map((state) => !isAir(state.name))
  const full = new Float64Array(LAYERS * RINGS)
  const cells = new Float64Array(LAYERS * RINGS)
  const ringOf = ringTable(width, length)
  for (let y = 0; y < height; y++) {
    const layer = Math.floor((y * LAYERS) / height)
    for (let z = 0; z < length; z++) {
      let at = ((bottom + y) * region.length + back + z) * region.width + left
      for (let x = 0; x < width; x++, at++) {
        const cell = layer * RINGS + (ringOf[z * width + x] ?? 0)
        cells[cell] = (cells[cell] ?? 0) + 1
        if (solid[region.blocks[at] ?? 0]) full[cell] = (full[cell] ?? 0) + 1
      }
    }
  }
  const digits = Array.from(full, (count, cell) => level(count / Math.max(1, cells[cell] ?? 0)))
  const wide = Math.max(width, length)
  const proportions = [level(Math.min(width, length) / wide), level(height / (height + wide)), ...sizeDigits(wide)]
  return `${VERSION}:${[...digits, ...proportions].map((digit) => digit.toString(16)).join('')}`
}

/** How alike two fingerprints are, from 0 to 1; 1 for two that are equal, 0 where they can't be compared. */
export function shapeLikeness(a: string, b: string): number {
  if (a === '' || b === '' || a.length !== b.length || a.slice(0, 2) !== b.slice(0, 2)) return 0
  // Size is ignored: a small copy of a large build is similar.
  const end = a.length - 2
  let distance = 0
  for (let i = 2; i < end; i++) {
    distance += Math.abs(Number.parseInt(a.charAt(i), 16) - Number.parseInt(b.charAt(i), 16))
  }
  return Math.max(0, 1 - distance / ((end - 2) * LEVELS * 0.5))
}

/** How far each column lies from the middle, in rings; the same for all that is turned or mirrored. */
function ringTable(width: number, length: number): Uint8Array {
  const rings = new Uint8Array(width * length)
  for (let z = 0; z < length; z++) {
    for (let x = 0; x < width; x++) {
      const dx = Math.abs(2 * x + 1 - width) / width
      const dz = Math.abs(2 * z + 1 - length) / length
      rings[z * width + x] = Math.min(RINGS - 1, Math.floor(Math.max(dx, dz) * RINGS))
    }
  }
  return rings
}

function level(share: number): number {
  return Math.round(share * LEVELS)
}

/** The logarithm of the size, in quarters of a doubling, as two digits. */
function sizeDigits(blocks: number): [number, number] {
  const quarters = Math.round(4 * Math.log2(blocks))
  return [quarters >> 4, quarters & 15]
}
