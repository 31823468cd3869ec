/** Reads what `packNumbers` of the scripts wrote: sorted numbers as differences, each a varint of seven bits a byte. */
export function unpackNumbers(bytes: Uint8Array): Float64Array {
  let count = 0
  for (const byte of bytes) if (byte < 128) count++
  const numbers = new Float64Array(count)
  let [place, last, value, factor] = [0, 0, 0, 1]
  for (const byte of bytes) {
    value += (byte % 128) * factor
    factor *= 128
    if (byte >= 128) continue
    last += value
    numbers[place++] = last
    value = 0
    factor = 1
  }
  return numbers
}

/** The place of the last number that is not above this one; -1 where all are. */
export function findPlace(sorted: Float64Array, wanted: number): number {
  let [low, high] = [0, sorted.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= wanted) low = middle + 1
    else high = middle - 1
  }
  return high
}
