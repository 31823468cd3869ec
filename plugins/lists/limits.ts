/** Lists one person may have, and builds in one list. */
export const MOST_LISTS = 200
export const MOST_ITEMS = 500
