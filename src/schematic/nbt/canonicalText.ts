import type { NbtValue } from '../model'

/** A canonical text of a value: equal exactly for equal values, whatever the order of tags. */
export function canonicalText(value: NbtValue): string {
  switch (value.type) {
    case 'compound': {
      const tags = [...value.value].sort(([a], [b]) => (a < b ? -1 : 1))
      return `{${tags.map(([name, tag]) => `${JSON.stringify(name)}:${canonicalText(tag)}`).join()}}`
    }
    case 'list':
      return `[${value.value.map(canonicalText).join()}]`
    case 'string':
      return JSON.stringify(value.value)
    default:
      return `${value.type} ${value.value}`
  }
}
