import type { NbtValue } from '@/schematic/model'

/** Limits of depth and length of text components. */
const MAX_DEPTH = 32
const MAX_JSON_CHARS = 64 * 1024

const LEGACY_CODES = /§[0-9a-fk-or]/gi

function textOfJson(json: unknown, depth: number): string {
  if (depth > MAX_DEPTH) return ''
  if (typeof json === 'string') return json
  if (typeof json === 'number' || typeof json === 'boolean') return String(json)
  if (Array.isArray(json)) return json.map((part) => textOfJson(part, depth + 1)).join('')
  if (typeof json !== 'object' || json === null) return ''
  const { text, translate, extra } = json as { text?: unknown; translate?: unknown; extra?: unknown }
  return `${textOfJson(text ?? translate ?? '', depth + 1)}${textOfJson(extra ?? '', depth + 1)}`
}

function jsonOfNbt(value: NbtValue | undefined, depth: number): unknown {
  if (value === undefined || depth > MAX_DEPTH) return undefined
  if (value.type === 'string') return value.value
  if (value.type === 'list') return value.value.map((part) => jsonOfNbt(part, depth + 1))
  if (value.type !== 'compound') return undefined
  return Object.fromEntries(
    ['text', 'translate', 'extra'].map((name) => [name, jsonOfNbt(value.value.get(name), depth + 1)]),
  )
}

/** The plain text of a text component: JSON in a string (to 1.21.4), NBT (since), or plain (Bedrock). */
export function plainTextOf(value: NbtValue | undefined): string {
  if (value === undefined) return ''
  if (value.type !== 'string') return textOfJson(jsonOfNbt(value, 0), 0).replace(LEGACY_CODES, '')
  const text = value.value.slice(0, MAX_JSON_CHARS)
  if (!/^\s*["{[]/.test(text)) return text.replace(LEGACY_CODES, '')
  try {
    return textOfJson(JSON.parse(text), 0).replace(LEGACY_CODES, '')
  } catch {
    // Not JSON after all: a sign may start with a bracket.
    return text.replace(LEGACY_CODES, '')
  }
}
