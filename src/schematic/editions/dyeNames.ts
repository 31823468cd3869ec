/** Dyes by number. Bedrock's banners number them in reverse. Source: https://minecraft.wiki/w/Dye */
export const DYES: readonly string[] = [
  ...['white', 'orange', 'magenta', 'light_blue', 'yellow', 'lime', 'pink', 'gray'],
  ...['light_gray', 'cyan', 'purple', 'blue', 'brown', 'green', 'red', 'black'],
]
export const LAST_DYE = DYES.length - 1

/** Text colors of Bedrock signs, by dye. Source: GeyserMC's sign translator (MIT), and files of the game. */
const INKS = [
  ...[0xf0f0f0, 0xf9801d, 0xc74ebd, 0x3ab3da, 0xfed83d, 0x80c71f, 0xf38baa, 0x474f52],
  ...[0x9d9d97, 0x169c9c, 0x8932b8, 0x3c44aa, 0x835432, 0x5e7c16, 0xb02e26, 0x000000],
]

/** The colour of a sign's text as Bedrock has it, with full alpha, as a signed int. */
export function inkOf(dye: string): number {
  return (INKS[DYES.indexOf(dye)] ?? 0) | 0xff000000
}

/** The dye whose ink comes nearest. */
export function dyeOfInk(argb: number): string {
  let best = LAST_DYE
  for (let i = 0; i < INKS.length; i++) if (distance(INKS[i] ?? 0, argb) < distance(INKS[best] ?? 0, argb)) best = i
  return DYES[best] ?? 'black'
}

/** How far two colours are apart; alpha does not count. */
export function distance(a: number, b: number): number {
  let sum = 0
  for (const shift of [0, 8, 16]) sum += (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2
  return sum
}
