/** Pixels of a card's picture along its longer side, as lists show it. */
export const CARD_PIXELS = 384

/** How pictures are encoded: more effort costs twice the time for a few bytes in a hundred. */
export const WEBP = { quality: 80, effort: 2 } as const

/** Pixels of the picture that links to a build show elsewhere, as OpenGraph and Twitter cards want it. */
export const LINK_PICTURE = { width: 1200, height: 630 } as const

/** Pixels of a picture that comes in, and of the longer side of what is kept of it. */
export const MAX_INPUT_PIXELS = 50_000_000
export const MAX_SIDE_PIXELS = 1920

/** Pictures that a build's gallery may have. */
export const MAX_PICTURES = 12
