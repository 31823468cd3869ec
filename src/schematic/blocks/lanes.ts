/**
 * Counters for each byte of a word in separate arrays: in a single array each increment would wait for the previous
 * one.
 */
export type Lanes = readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array]

let spare: Lanes | undefined

/** Four arrays of 256 zeros. */
export function acquireLanes(): Lanes {
  const lanes = spare ?? [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)]
  spare = undefined
  return lanes
}

/** Returns them for reuse: most files are small, and these arrays are larger than they are. */
export function releaseLanes(lanes: Lanes): void {
  for (const lane of lanes) lane.fill(0)
  spare = lanes
}
