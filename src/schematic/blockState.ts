import type { BlockState } from './model'

const NO_PROPERTIES: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/**
 * Parses a block state such as `minecraft:oak_stairs[facing=north,half=top]`. The namespace defaults to `minecraft`.
 * Anything in the brackets that is not `key=value` is ignored.
 */
export function parseBlockState(text: string): BlockState {
  const open = text.indexOf('[')
  if (open < 0) return { name: withNamespace(text.trim()), properties: NO_PROPERTIES }
  const close = text.lastIndexOf(']')
  const properties: [string, string][] = []
  for (const pair of text.slice(open + 1, close < open ? text.length : close).split(',')) {
    const equals = pair.indexOf('=')
    if (equals > 0) properties.push([pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()])
  }
  return makeBlockState(text.slice(0, open).trim(), properties)
}

/** A block state with its properties sorted by key. */
export function makeBlockState(name: string, properties: Iterable<readonly [string, string]>): BlockState {
  const pairs = [...properties]
  if (pairs.length === 0) return { name: withNamespace(name), properties: NO_PROPERTIES }
  if (pairs.some(([key], index) => index > 0 && key < (pairs[index - 1]?.[0] ?? ''))) {
    pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  }
  // Keys come from files: without a prototype no key has a special meaning.
  const record: Record<string, string> = Object.create(null)
  for (const [key, value] of pairs) record[key] = value
  return { name: withNamespace(name), properties: record }
}

/** The block state as text, properties sorted by key; two equal states give the same text. */
export function formatBlockState({ name, properties }: BlockState): string {
  let text = ''
  let last = ''
  for (const key in properties) {
    if (key < last) return formatInOrder(name, properties)
    text += text === '' ? `${key}=${properties[key]}` : `,${key}=${properties[key]}`
    last = key
  }
  return text === '' ? name : `${name}[${text}]`
}

function formatInOrder(name: string, properties: BlockState['properties']): string {
  const keys = Object.keys(properties).sort()
  return `${name}[${keys.map((key) => `${key}=${properties[key]}`).join(',')}]`
}

export function withNamespace(id: string): string {
  return id.includes(':') ? id : `minecraft:${id}`
}

/** The game's three kinds of air. */
export function isAir(name: string): boolean {
  return name === 'minecraft:air' || name === 'minecraft:cave_air' || name === 'minecraft:void_air'
}

export const AIR: BlockState = { name: 'minecraft:air', properties: NO_PROPERTIES }
