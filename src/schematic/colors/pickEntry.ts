/** The entry of a table of ours; undefined for any other word a file may hold, `constructor` among them. */
export function pickEntry<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}
