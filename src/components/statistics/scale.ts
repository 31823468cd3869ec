/**
 * The top of a chart's scale: the smallest of 4, 10, 20, 40, 100 … that holds the value, so that half of it is a whole
 * number.
 */
export function scaleMax(value: number): number {
  for (let power = 1; ; power *= 10) for (const step of [4, 10, 20]) if (value <= step * power) return step * power
}
