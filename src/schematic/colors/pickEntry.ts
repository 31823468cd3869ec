/** A table entry by key; undefined for unknown keys, including `constructor` and the like. */
export function pickEntry<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}
