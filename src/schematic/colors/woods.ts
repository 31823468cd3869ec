export interface Wood {
  /** 0xRRGGBB, as the next two. */
  readonly plank: number
  readonly bark: number
  readonly leaves: number
}

/**
 * Colours of our own for each wood: plank, bark, leaves. Longer names first so that a search meets `dark_oak` before
 * `oak`.
 */
const WOODS = `dark_oak 4a3018 3a2a17 3f7424
pale_oak e2d8d3 5a504c 747a70
oak b48f59 6c5534 4f8c30
spruce 7c5a36 3f2a14 41683f
birch c9b77e dcd9d0 6f9a49
jungle ae7c57 574419 3d9424
acacia b45d34 6a6359 6a982c
mangrove 7a3833 544229 559233
cherry e6b6ae 38212c eeb4d0
bamboo c8b053 82943c 6d9c3a
crimson 6d3349 5e1d28 760d0d
warped 2d706a 3b3d50 18787a`

export const WOOD_LIST = WOODS.split('\n').map((line): readonly [name: string, wood: Wood] => {
  const [name = '', ...colors] = line.split(' ')
  const [plank = 0, bark = 0, leaves = 0] = colors.map((color) => Number.parseInt(color, 16))
  return [name, { plank, bark, leaves }]
})
