import { formatBlockState } from '../blockState'
import { plantBlockOf } from '../editions/plantBlockOf'
import type { NbtCompound } from '../model'
import { getString } from '../nbt/values'
import { readBedrockState } from '../parse/readBedrockState'

/** There are some forty plants for pots; what else a file names is not counted. */
const MAX_PLANTS = 1_024

/** A block as Bedrock names it beside a pot, `{name, states, version}`, and how many pots hold it. */
export interface PottedPlant {
  readonly block: NbtCompound
  count: number
}

/** Counts what grows in Bedrock's pots: their block is the same for all of them. */
export class PottedPlants {
  readonly #plants = new Map<string, PottedPlant>()

  /** Takes the tags of any block entity. */
  add(data: NbtCompound): void {
    const block = plantBlockOf(data)
    if (block === undefined || !getString(block, 'name')) return
    const { state, version, dataValue } = readBedrockState(block)
    const key = `${formatBlockState(state)} ${version} ${dataValue}`
    const known = this.#plants.get(key)
    if (known !== undefined) known.count += 1
    else if (this.#plants.size < MAX_PLANTS) this.#plants.set(key, { block, count: 1 })
  }

  plants(): readonly PottedPlant[] {
    return [...this.#plants.values()]
  }
}
