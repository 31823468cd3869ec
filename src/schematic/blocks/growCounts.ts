/** Grows the array to hold `index`, at least doubling it. */
export function growCounts(counts: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> {
  let { length } = counts
  while (length <= index) length *= 2
  const larger = new Uint32Array(length)
  larger.set(counts)
  return larger
}
