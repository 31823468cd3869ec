/** 17w47a, the first version that names each block apart. */
export const FLATTENED = 1451
/** 25w35a, the last one so far that gave blocks of before another name. */
export const LAST_RENAMED = 4541
