/** Lists one person may have, and builds in one list. */
export const MOST_LISTS = 200
export const MOST_ITEMS = 500
/** Characters of what is said beside a build in a list. */
export const LONGEST_NOTE = 500
