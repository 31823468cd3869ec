/** The top of a plot's scale: the least of 4, 5, 10, 20, 50, 100 … that holds the value, so that its half is a whole number too. */
export function scaleMax(value: number): number {
  for (let power = 1; ; power *= 10) for (const step of [4, 10, 20]) if (value <= step * power) return step * power
}
