/**
 * Colours of our own for the sixteen dyes, 0xRRGGBB; `light_…` first so that a prefix search meets it before its base.
 */
const DYES: Readonly<Record<string, number>> = {
  light_blue: 0x41b4de,
  light_gray: 0x98988f,
  white: 0xeceeee,
  orange: 0xf07a1c,
  magenta: 0xc04cb4,
  yellow: 0xf8c82f,
  lime: 0x7cc022,
  pink: 0xf094b4,
  gray: 0x474c50,
  cyan: 0x1a9398,
  purple: 0x8034b0,
  blue: 0x3a40a0,
  brown: 0x7a4c2b,
  green: 0x587222,
  red: 0xab2c26,
  black: 0x24252a,
}

export const DYE_LIST = Object.entries(DYES)
