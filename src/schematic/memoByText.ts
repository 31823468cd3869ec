/** So many answers are kept, for texts up to so many letters; what a file makes up then only costs what it would without. */
const MOST_KEPT = 4_096
const LONGEST_KEPT = 256

/** `make`, whose answer for each text is kept: files use the same few hundred names again and again. */
export function memoByText<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const made = make(text)
    if (text.length > LONGEST_KEPT) return made
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(text, made)
    return made
  }
}
