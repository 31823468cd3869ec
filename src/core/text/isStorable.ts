/** Whether a text can be kept: Postgres takes no NUL, and half of a surrogate pair is no character. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/**
 * Whether all texts of a value that was JSON can be kept, the names of its fields too. Deep values take no deep stack.
 */
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
