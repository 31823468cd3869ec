/**
 * Raised whenever a conversion of the same file could come out otherwise than before: what the shop keeps of older ones
 * is made again.
 */
export const CONVERTER_VERSION = 5
