import type { BlockState } from '@/schematic/model'
import type { PackFiles } from './packFiles'
import { isRecord, pathOf } from './readModel'

/** A model as a block state shows it: turned about x, then about y, by quarters. */
export interface PlacedModel {
  readonly model: string
  readonly x: number
  readonly y: number
  /** Whether its pictures stay upright when it is turned. */
  readonly isLocked: boolean
}

const MAX_PARTS = 64
const MAX_DEPTH = 8

const quarters = (value: unknown) => (typeof value === 'number' ? ((Math.round(value / 90) % 4) + 4) % 4 : 0)

/** One model, or the first of several that the game would choose from at random. */
function placed(apply: unknown): PlacedModel[] {
  const one: unknown = Array.isArray(apply) ? apply[0] : apply
  if (!isRecord(one) || typeof one.model !== 'string') return []
  return [{ model: one.model, x: quarters(one.x), y: quarters(one.y), isLocked: one.uvlock === true }]
}

/** Whether a state has the properties that a variant's name lists, as `facing=north,half=top`. */
const fits = (variant: string, { properties }: BlockState) =>
  variant === '' ||
  variant === 'normal' ||
  variant.split(',').every((pair) => {
    const [name = '', value] = pair.split('=')
    // Properties missing in the file match anything.
    return properties[name] === undefined || properties[name] === value
  })

function holds(when: unknown, state: BlockState, depth = 0): boolean {
  if (when === undefined) return true
  if (!isRecord(when) || depth > MAX_DEPTH) return false
  return Object.entries(when).every(([name, wanted]) => {
    if (name === 'OR' || name === 'AND') {
      const parts = Array.isArray(wanted) ? wanted.slice(0, MAX_PARTS) : []
      return name === 'OR'
        ? parts.some((part) => holds(part, state, depth + 1))
        : parts.every((part) => holds(part, state, depth + 1))
    }
    return String(wanted)
      .split('|')
      .includes(state.properties[name] ?? '')
  })
}

/** The models of a pack for a state (https://minecraft.wiki/w/Blockstates_definition); empty if it has none. */
export async function findModels(files: PackFiles, state: BlockState): Promise<PlacedModel[]> {
  const path = pathOf(state.name, 'blockstates', '.json')
  const json = path ? await files.json(path) : undefined
  if (!isRecord(json)) return []
  if (isRecord(json.variants)) {
    const variants = Object.entries(json.variants)
    const found = variants.find(([name]) => fits(name, state)) ?? variants[0]
    return found ? placed(found[1]) : []
  }
  if (!Array.isArray(json.multipart)) return []
  return json.multipart
    .slice(0, MAX_PARTS)
    .flatMap((part) => (isRecord(part) && holds(part.when, state) ? placed(part.apply) : []))
}
