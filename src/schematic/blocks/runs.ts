/**
 * Finds the end of a run of words equal to `word`, starting at `from`; `last` is where the last whole word may start.
 * Four at a time, because most builds are long runs.
 */
export function endOfRun(view: DataView, from: number, last: number, word: number, littleEndian = false): number {
  let at = from
  while (
    at + 12 <= last &&
    ((view.getInt32(at, littleEndian) ^ word) |
      (view.getInt32(at + 4, littleEndian) ^ word) |
      (view.getInt32(at + 8, littleEndian) ^ word) |
      (view.getInt32(at + 12, littleEndian) ^ word)) ===
      0
  ) {
    at += 16
  }
  while (at <= last && view.getInt32(at, littleEndian) === word) at += 4
  return at
}
