/** So many answers are kept; names made up by a file then only cost what they would without. */
const MOST_KEPT = 4_096

/** `make`, whose answer for each text is kept: files use the same few hundred names again and again. */
export function memoByText<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= MOST_KEPT) kept.clear()
    const made = make(text)
    kept.set(text, made)
    return made
  }
}
