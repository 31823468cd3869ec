/**
 * So many answers are kept, for texts up to so many letters; what a file makes up then only costs what it would
 * without.
 */
const MAX_ENTRIES = 4_096
const MAX_TEXT_CHARS = 256

/** Memoizes `make` by text: files use the same few hundred names again and again. */
export function memoizeByText<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const made = make(text)
    if (text.length > MAX_TEXT_CHARS) return made
    if (kept.size >= MAX_ENTRIES) kept.clear()
    kept.set(text, made)
    return made
  }
}
