export interface Wood {
  /** 0xRRGGBB, as the next two. */
  readonly plank: number
  readonly bark: number
  readonly leaves: number
}

/** Colours of our own for each wood; longer names first so that a search meets `dark_oak` before `oak`. */
const WOODS: Readonly<Record<string, Wood>> = {
  dark_oak: { plank: 0x4a3018, bark: 0x3a2a17, leaves: 0x3f7424 },
  pale_oak: { plank: 0xe2d8d3, bark: 0x5a504c, leaves: 0x747a70 },
  oak: { plank: 0xb48f59, bark: 0x6c5534, leaves: 0x4f8c30 },
  spruce: { plank: 0x7c5a36, bark: 0x3f2a14, leaves: 0x41683f },
  birch: { plank: 0xc9b77e, bark: 0xdcd9d0, leaves: 0x6f9a49 },
  jungle: { plank: 0xae7c57, bark: 0x574419, leaves: 0x3d9424 },
  acacia: { plank: 0xb45d34, bark: 0x6a6359, leaves: 0x6a982c },
  mangrove: { plank: 0x7a3833, bark: 0x544229, leaves: 0x559233 },
  cherry: { plank: 0xe6b6ae, bark: 0x38212c, leaves: 0xeeb4d0 },
  bamboo: { plank: 0xc8b053, bark: 0x82943c, leaves: 0x6d9c3a },
  crimson: { plank: 0x6d3349, bark: 0x5e1d28, leaves: 0x760d0d },
  warped: { plank: 0x2d706a, bark: 0x3b3d50, leaves: 0x18787a },
}

export const WOOD_LIST = Object.entries(WOODS)
