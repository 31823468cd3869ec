/** Whether a text can be stored: Postgres takes no NUL, and UTF-8 no lone surrogates. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Whether all texts and keys of a JSON value can be stored. Iterative, so deep values don't overflow the stack. */
export function isStorableJson(value: unknown): boolean {
  const open = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') {
      if (!isStorable(next)) return false
    } else if (Array.isArray(next)) for (const item of next) open.push(item)
    else if (typeof next === 'object' && next !== null && !(next instanceof Date) && !ArrayBuffer.isView(next))
      for (const [name, item] of Object.entries(next)) open.push(name, item)
  }
  return true
}
