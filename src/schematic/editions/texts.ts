import type { NbtValue } from '../model'
import { nbtByte, nbtCompound, nbtList, nbtString } from '../nbt/values'
import { distance } from './dyeNames'

/**
 * Java's texts are components (JSON in a string up to 1.21.4, NBT since); Bedrock's are plain with `§` codes for color
 * and style. Sources: https://minecraft.wiki/w/Text_component_format, https://minecraft.wiki/w/Formatting_codes
 */

/** The first data version in which a string is a text itself, not JSON: 25w02a, on the way to 1.21.5. */
const PLAIN_SINCE = 4298
const MAX_DEPTH = 32
const MAX_CHARS = 8_192

const COLORS: readonly (readonly [name: string, code: string, rgb: number])[] = [
  ['black', '0', 0x000000],
  ['dark_blue', '1', 0x0000aa],
  ['dark_green', '2', 0x00aa00],
  ['dark_aqua', '3', 0x00aaaa],
  ['dark_red', '4', 0xaa0000],
  ['dark_purple', '5', 0xaa00aa],
  ['gold', '6', 0xffaa00],
  ['gray', '7', 0xaaaaaa],
  ['dark_gray', '8', 0x555555],
  ['blue', '9', 0x5555ff],
  ['green', 'a', 0x55ff55],
  ['aqua', 'b', 0x55ffff],
  ['red', 'c', 0xff5555],
  ['light_purple', 'd', 0xff55ff],
  ['yellow', 'e', 0xffff55],
  ['white', 'f', 0xffffff],
]
/** Bedrock has no underlined and no struck out text. */
const STYLES: readonly (readonly [name: 'obfuscated' | 'bold' | 'italic', code: string])[] = [
  ['obfuscated', 'k'],
  ['bold', 'l'],
  ['italic', 'o'],
]

interface Style {
  readonly color?: string
  readonly obfuscated?: boolean
  readonly bold?: boolean
  readonly italic?: boolean
}

interface Run {
  readonly text: string
  readonly style: Style
}

/** Whether texts of a file of this data version are JSON. */
export function hasJsonTexts(dataVersion: number | undefined): boolean {
  return dataVersion === undefined || dataVersion < PLAIN_SINCE
}

/** Converts a Java text to Bedrock. Click events are omitted. */
export function toBedrockText(value: NbtValue | undefined, isJson: boolean): string {
  if (value === undefined) return ''
  const runs: Run[] = []
  gather(value.type === 'string' && isJson ? parsedJson(value.value) : plainOf(value, 0), {}, runs, 0)
  let text = ''
  let last = ''
  for (const run of runs) {
    const codes = codesOf(run.style)
    if (codes !== last) text += last === '' ? codes : `§r${codes}`
    last = codes
    text += run.text
    if (text.length > MAX_CHARS) return text.slice(0, MAX_CHARS)
  }
  return text
}

/** Converts a Bedrock text to NBT as in Java since 1.21.5: plain if it has no style. */
export function toJavaText(text: string): NbtValue {
  const runs = runsOf(text)
  const [first] = runs
  if (first === undefined) return nbtString('')
  if (runs.length === 1) return componentOf(first)
  return nbtCompound({ text: nbtString(''), extra: nbtList(runs.map(wholeComponentOf), 'compound') })
}

/** As `toJavaText`, always as a compound: what lists need where one of their texts has a style. */
export function toJavaComponent(text: string): NbtValue {
  const value = toJavaText(text)
  return value.type === 'compound' ? value : nbtCompound({ text: value })
}

function runsOf(text: string): Run[] {
  const runs: Run[] = []
  const parts = text.slice(0, MAX_CHARS).split('§')
  let style: Style = {}
  parts.forEach((part, index) => {
    if (index > 0) style = styleAfter(style, part.slice(0, 1).toLowerCase())
    const own = index === 0 ? part : part.slice(1)
    if (own !== '') runs.push({ text: own, style })
  })
  return runs
}

/** In Java a color resets the styles before it; in Bedrock it doesn't. */
function styleAfter(style: Style, code: string): Style {
  const color = COLORS.find(([, own]) => own === code)?.[0]
  if (color !== undefined) return { ...style, color }
  const name = STYLES.find(([, own]) => own === code)?.[0]
  if (name !== undefined) return { ...style, [name]: true }
  return code === 'r' ? {} : style
}

function componentOf(run: Run): NbtValue {
  return codesOf(run.style) === '' ? nbtString(run.text) : wholeComponentOf(run)
}

function wholeComponentOf({ text, style }: Run): NbtValue {
  const flags = STYLES.map(([name]) => [name, style[name] === true ? nbtByte(1) : undefined] as const)
  return nbtCompound({
    text: nbtString(text),
    color: style.color === undefined ? undefined : nbtString(style.color),
    ...Object.fromEntries(flags),
  })
}

function codesOf(style: Style): string {
  const color = style.color === undefined ? '' : `§${codeOfColor(style.color)}`
  return STYLES.reduce((codes, [name, code]) => (style[name] === true ? `${codes}§${code}` : codes), color)
}

function codeOfColor(color: string): string {
  const known = COLORS.find(([name]) => name === color)
  if (known !== undefined) return known[1]
  const rgb = /^#[0-9a-f]{6}$/i.test(color) ? Number.parseInt(color.slice(1), 16) : 0xffffff
  return COLORS.reduce((best, other) => (distance(other[2], rgb) < distance(best[2], rgb) ? other : best))[1]
}

function gather(node: unknown, outer: Style, runs: Run[], depth: number): void {
  if (depth > MAX_DEPTH) return
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean') {
    if (node !== '') runs.push({ text: String(node), style: outer })
  } else if (Array.isArray(node)) {
    // The first one's style is that of all.
    const style = node[0] instanceof Map ? styleOf(node[0], outer) : outer
    node.forEach((part, index) => {
      gather(part, index === 0 ? outer : style, runs, depth + 1)
    })
  } else if (node instanceof Map) {
    const style = styleOf(node, outer)
    gather(
      node.get('text') ?? node.get('') ?? node.get('fallback') ?? node.get('translate') ?? '',
      style,
      runs,
      depth + 1,
    )
    const extra: unknown = node.get('extra')
    if (Array.isArray(extra)) for (const part of extra) gather(part, style, runs, depth + 1)
  }
}

function styleOf(node: ReadonlyMap<unknown, unknown>, outer: Style): Style {
  const color = node.get('color')
  const style: { -readonly [key in keyof Style]: Style[key] } = { ...outer }
  if (typeof color === 'string' && color !== 'reset') style.color = color
  for (const [name] of STYLES) {
    const own = node.get(name)
    if (own !== undefined) style[name] = own === true || own === 1 || own === 'true'
  }
  return style
}

/** JSON as maps and arrays; a text that is none is the text itself. */
function parsedJson(text: string): unknown {
  if (!/^\s*["{[]/.test(text)) return text
  try {
    const parsed: unknown = JSON.parse(text, (_, value: unknown) => {
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? new Map(Object.entries(value))
        : value
    })
    return parsed
  } catch {
    return text
  }
}

/** NBT as maps and arrays. */
function plainOf(value: NbtValue, depth: number): unknown {
  if (depth > MAX_DEPTH) return ''
  if (value.type === 'compound')
    return new Map([...value.value].map(([key, inner]) => [key, plainOf(inner, depth + 1)]))
  if (value.type === 'list') return value.value.map((inner) => plainOf(inner, depth + 1))
  return value.type === 'string' || typeof value.value === 'number' ? value.value : ''
}
