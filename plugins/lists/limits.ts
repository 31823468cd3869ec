/** Lists one person may have, and builds in one list. */
export const MAX_LISTS = 200
export const MAX_ITEMS = 500
