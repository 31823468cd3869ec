import type { Metadata, NbtCompound } from '../model'
import { getNumber, getString } from '../nbt/values'

/** Tags of `Metadata` that the model has fields for; the rest goes into `extra`. */
const KNOWN = ['Name', 'Author', 'Description', 'Date', 'TimeCreated', 'TimeModified']

/** Longest text that is taken as a name or a description, in UTF-16 units. */
const MAX_TEXT_CHARS = 32_768

/**
 * `Metadata` of Sponge and Litematica, which use the same names where they hold the same. Dates are milliseconds since
 * 1970.
 */
export function readMetadata(compound: NbtCompound | undefined): Metadata {
  if (compound === undefined) return {}
  const extra = new Map([...compound.value].filter(([key]) => !KNOWN.includes(key)))
  const [name, author, description] = KNOWN.map((key) => text(compound, key))
  const created = date(compound, 'TimeCreated') ?? date(compound, 'Date')
  const modified = date(compound, 'TimeModified')
  return {
    ...(name && { name }),
    ...(author && { author }),
    ...(description && { description }),
    ...(created && { created }),
    ...(modified && { modified }),
    ...(extra.size > 0 && { extra: { type: 'compound', value: extra } }),
  }
}

function text(from: NbtCompound, key: string): string | undefined {
  return getString(from, key)?.slice(0, MAX_TEXT_CHARS)
}

/** A date that JavaScript can represent; tools write zero for unknown. */
function date(from: NbtCompound, key: string): number | undefined {
  const value = getNumber(from, key)
  return value !== undefined && value > 0 && value <= 8.64e15 ? value : undefined
}
