/**
 * Incremented whenever a conversion of the same file could give another result: stored conversions of older versions
 * are redone.
 */
export const CONVERTER_VERSION = 5
