/** Pixels of a card's picture along its longer side, as lists show it. */
export const CARD_PIXELS = 384

/** How pictures are encoded: more effort costs twice the time for a few bytes in a hundred. */
export const WEBP = { quality: 80, effort: 2 } as const
