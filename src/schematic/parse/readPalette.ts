import { makeBlockState } from '../blockState'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { BlockState } from '../model'
import { cachedText } from '../nbt/cachedText'
import { type DecodeBudget, decodeNbt } from '../nbt/decodeNbt'
import { intAt, isText, scanCompound } from '../nbt/scanCompound'
import { SCALAR_BYTES, TAG_COMPOUND, TAG_END, TAG_STRING } from '../nbt/tags'
import { asNumber } from '../nbt/values'
import { type CompoundVisitor, type ListVisitor, type NbtSlice, valueVisitor } from '../nbt/visitors'
import type { SpongePalette } from './draft'
import { javaPropertyValue } from './javaPropertyValue'

const NO_PALETTE = 'has a palette that is no list of compounds'

/** Makes a state of a palette entry's compound. */
export type StateReader = (slice: NbtSlice, budget: DecodeBudget) => BlockState

/** The remaining limits of all palettes of one file. */
export class PaletteBudget {
  readonly most: number
  readonly values: DecodeBudget
  readonly readState: StateReader
  #entriesLeft: number
  #bytesLeft: number

  constructor(
    limits: Pick<Limits, 'palette' | 'palettes' | 'paletteBytes'>,
    values: DecodeBudget,
    readState: StateReader = readJavaState,
  ) {
    this.readState = readState
    this.most = limits.palette
    this.values = values
    this.#entriesLeft = limits.palettes
    this.#bytesLeft = limits.paletteBytes
  }

  get bytesLeft(): number {
    return this.#bytesLeft
  }

  /** Judges the number of entries of one palette. */
  checkEntries(entries: number): void {
    if (entries > this.most) throw new SchematicError('limits_exceeded', `has more than ${this.most} palette entries`)
  }

  /** Takes one entry. */
  take(bytes: number): void {
    this.#entriesLeft -= 1
    this.#bytesLeft -= bytes
    if (this.#entriesLeft < 0 || this.#bytesLeft < 0) {
      throw new SchematicError('limits_exceeded', 'has palettes that are too large together')
    }
  }
}

/** A compound of index by state text, as Sponge writes palettes. */
export function spongePaletteVisitor(budget: PaletteBudget, done: (palette: SpongePalette) => void): CompoundVisitor {
  const palette: SpongePalette = []
  let entries = 0
  let name = ''
  const entry = valueVisitor((slice) => {
    const { type, bytes, littleEndian } = slice
    const index = intAt(bytes, type, 0, littleEndian) ?? asNumber(decodeNbt(slice, budget.values))
    if (index === undefined || !Number.isInteger(index) || index < 0 || index >= budget.most) {
      throw new SchematicError('malformed', `gives ${short(name)} the palette index ${index ?? 'that is no number'}`)
    }
    while (palette.length < index) palette.push(undefined)
    palette[index] = name
  })
  return {
    kind: 'compound',
    child(key) {
      entries += 1
      budget.checkEntries(entries)
      budget.take(key.length)
      name = key
      return entry
    },
    end: () => done(palette),
  }
}

/** A list of `{Name, Properties}`, as Litematica and structure files write palettes. */
export function statePaletteVisitor(budget: PaletteBudget, done: (palette: BlockState[]) => void): ListVisitor {
  return paletteListVisitor(budget, (slice) => budget.readState(slice, budget.values), done)
}

/** A list of compounds, each of which `read` makes a state of. */
export function paletteListVisitor<State>(
  budget: PaletteBudget,
  read: (slice: NbtSlice) => State,
  done: (palette: State[]) => void,
): ListVisitor {
  const palette: State[] = []
  const entry = valueVisitor((slice) => {
    if (slice.type !== TAG_COMPOUND) throw new SchematicError('malformed', NO_PALETTE)
    budget.take(slice.bytes.length)
    palette.push(read(slice))
  }, budget.bytesLeft)
  return {
    kind: 'list',
    begin(elementType, count) {
      budget.checkEntries(count)
      if (elementType !== TAG_COMPOUND && elementType !== TAG_END) {
        throw new SchematicError('malformed', NO_PALETTE)
      }
    },
    element: () => entry,
    end: () => done(palette),
  }
}

/** Straight from the bytes: a palette may have thousands of entries, and nothing else of them is of use. */
export function readJavaState(slice: NbtSlice, budget: DecodeBudget): BlockState {
  const { bytes, littleEndian } = slice
  const properties: [string, string][] = []
  let name: string | undefined
  scanCompound(slice, (type, nameStart, payloadStart, payloadEnd) => {
    if (type === TAG_STRING && isText(bytes, nameStart, payloadStart, 'Name')) {
      name = cachedText(bytes, payloadStart + 2, payloadEnd)
    } else if (type === TAG_COMPOUND && isText(bytes, nameStart, payloadStart, 'Properties')) {
      const inner = { type, bytes: bytes.subarray(payloadStart, payloadEnd), littleEndian, offset: slice.offset }
      readProperties(inner, properties, budget)
    }
  })
  return makeBlockState(nameOf(name), properties)
}

function readProperties(slice: NbtSlice, properties: [string, string][], budget: DecodeBudget): void {
  const { bytes, littleEndian, offset } = slice
  scanCompound(slice, (type, nameStart, payloadStart, payloadEnd) => {
    const key = cachedText(bytes, nameStart, payloadStart)
    if (type === TAG_STRING) properties.push([key, cachedText(bytes, payloadStart + 2, payloadEnd)])
    else if ((SCALAR_BYTES[type] ?? 0) > 0) {
      const value = decodeNbt({ type, bytes: bytes.subarray(payloadStart, payloadEnd), littleEndian, offset }, budget)
      const text = javaPropertyValue(key, value)
      if (text !== undefined) properties.push([key, text])
    }
  })
}

export function nameOf(name: string | undefined): string {
  if (name === undefined || name === '') throw new SchematicError('malformed', 'has a palette entry without a name')
  return name
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
