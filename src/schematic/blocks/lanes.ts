/**
 * Counts by the bytes of a word, each in an array of its own: in one of them together each had to wait for the one
 * before.
 */
export type Lanes = readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array]

let spare: Lanes | undefined

/** Four arrays of 256 zeros. */
export function acquireLanes(): Lanes {
  const lanes = spare ?? [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)]
  spare = undefined
  return lanes
}

/** Lets the next counter have them: most files are small, and this is more than they hold. */
export function releaseLanes(lanes: Lanes): void {
  for (const lane of lanes) lane.fill(0)
  spare = lanes
}
