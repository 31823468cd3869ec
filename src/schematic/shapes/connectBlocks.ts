import { formatBlockState } from '../blockState'
import { countUses } from '../blocks/compactPalette'
import { withBlockEntityStates } from '../legacy/stateFromBlockEntity'
import type { BlockState, Region, Schematic } from '../model'
import { changedState, inferWall, JOINED, SETTLED } from './joinRules'
import { type Around, OUTSIDE, type Piece, pieceOf } from './pieces'

/**
 * Files from before 1.13 and Bedrock structures don't store connections of fences, panes, walls, wires and stairs, nor
 * the whole state of a door in each half: the game derives it from neighbors, and so do we, before such a build is
 * rendered or converted.
 */

const MAX_PALETTE = 65536

/**
 * Maximum connected blocks per region: each takes about a microsecond. Builds have far fewer; regions with more are
 * left as they are.
 */
const MAX_JOINED = 16_777_216

/** Called with the number of blocks left as they are, because there are too many. */
type OnUnconnected = (blocks: number) => void

type Rules = typeof JOINED

interface Connecting {
  readonly region: Region
  readonly palette: BlockState[]
  readonly pieces: Piece[]
  readonly blocks: Uint16Array
}

interface Joining {
  readonly without: ReadonlySet<string>
  readonly joins: Rules
  readonly onUnconnected: OnUnconnected | undefined
}

function connectRegion(region: Region, { without, joins, onUnconnected }: Joining): Region {
  const pieces = region.palette.map((state) => pieceOf(state))
  const [settled, joined] = [rulesWithout(SETTLED, without), rulesWithout(joins, without)]
  const asks = pieces.map(({ kind }) => Boolean(settled[kind] ?? joined[kind]))
  if (!asks.includes(true)) return region
  if (region.blocks.length > MAX_JOINED) {
    const asked = countUses(region.blocks, asks.length).reduce((sum, uses, index) => sum + (asks[index] ? uses : 0), 0)
    if (asked > MAX_JOINED) {
      onUnconnected?.(asked)
      return region
    }
  }
  const connecting = { region, palette: [...region.palette], pieces, blocks: region.blocks.slice() }
  applyRules(connecting, settled)
  applyRules(connecting, joined)
  return { ...region, palette: connecting.palette, blocks: connecting.blocks }
}

function rulesWithout(rules: Rules, without: ReadonlySet<string>): Rules {
  return Object.fromEntries(Object.entries(rules).filter(([kind]) => !without.has(kind)))
}

/** Top down, because walls depend on what is above them. */
function applyRules({ region, palette, pieces, blocks }: Connecting, rules: Rules): void {
  if (!pieces.some(({ kind }) => rules[kind])) return
  const { width, height, length } = region
  const byIndex = pieces.map(({ kind }) => rules[kind])
  const known = new Map<string, number>()
  let [x, y, z] = [0, 0, 0]
  const around: Around = (dx, dy, dz) => {
    const [ax, ay, az] = [x + dx, y + dy, z + dz]
    if (ax < 0 || ay < 0 || az < 0 || ax >= width || ay >= height || az >= length) return OUTSIDE
    return pieces[blocks[(ay * length + az) * width + ax] ?? 0] ?? OUTSIDE
  }
  const indexOf = (state: BlockState, before: number): number => {
    const own = palette[before]
    if (palette.length >= MAX_PALETTE || (own && formatBlockState(own) === formatBlockState(state))) return before
    pieces.push(pieceOf(state))
    return palette.push(state) - 1
  }
  for (y = height - 1; y >= 0; y--) {
    for (z = 0; z < length; z++) {
      let cell = (y * length + z) * width
      for (x = 0; x < width; x++, cell++) {
        const index = blocks[cell] ?? 0
        const rule = byIndex[index]
        const piece = pieces[index]
        if (rule === undefined || piece === undefined) continue
        const change = rule(piece, around)
        if (change === undefined) continue
        const key = `${index} ${change.name} ${Object.values(change.properties).join()}`
        const number = known.get(key) ?? indexOf(changedState(piece.state, change), index)
        known.set(key, number)
        blocks[cell] = number
      }
    }
  }
}

const NONE: ReadonlySet<string> = new Set()

/**
 * Adds the connections that a format leaves to the game, and what numeric ids leave to block entities: bed colors and
 * skull types. Schematics with complete states are returned unchanged.
 */
export function connectBlocks(schematic: Schematic, onUnconnected?: OnUnconnected): Schematic {
  if (schematic.isLegacy !== true) return schematic
  const joining = { without: NONE, joins: JOINED, onUnconnected }
  return {
    ...schematic,
    regions: schematic.regions.map((region) => connectRegion(withBlockEntityStates(region), joining)),
  }
}

/** Bedrock says which chests and stems belong together, and since 1.16 how walls join. */
const OF_BEDROCK: ReadonlySet<string> = new Set(['chest', 'pumpkin', 'stem'])
const FROM_BEDROCK: Rules = { ...JOINED, wall: inferWall }

/** Adds connections that Bedrock's states lack to Java states. */
export function connectTranslated(region: Region, onUnconnected?: OnUnconnected): Region {
  return connectRegion(region, { without: OF_BEDROCK, joins: FROM_BEDROCK, onUnconnected })
}
