import type { NbtValue } from '../model'

/** Numeric Java properties; no boolean property shares their names. */
const JAVA_NUMBERS = new Set(
  (
    'age bites candles charges delay distance dusted eggs flower_amount hatch honey_level hydration layers level moisture note ' +
    'pickles power rotation segment_amount stage'
  ).split(' '),
)

/** The value of a Java property as text: 0 and 1 are booleans unless the property is numeric. */
export function javaPropertyValue(key: string, tag: NbtValue): string | undefined {
  if (tag.type === 'string') return tag.value
  const number = wholeNumber(tag)
  return number === undefined || JAVA_NUMBERS.has(key) ? number : truthOfText(number)
}

/** A truth that was written as a number. */
export function truthOfText(text: string): string {
  if (text === '0') return 'false'
  return text === '1' ? 'true' : text
}

/** The digits of a whole number; undefined for anything else. */
export function wholeNumber({ value }: NbtValue): string | undefined {
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : undefined
}
