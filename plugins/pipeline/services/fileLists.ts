const DAY = 24 * 3600 * 1000

const path = '/admin/collections/schematic-files'
const query = (...conditions: string[]) =>
  `${path}?${conditions.map((condition) => `where[or][0][and][0]${condition}`).join('&')}`

/** The lists of files that moderators work from, each as an address of Payload's list view. */
export const fileLists = {
  all: () => path,
  stalled: () => query('[status][equals]=stalled'),
  refused: () => query('[status][equals]=refused'),
  infected: () => query('[reason][equals]=infected'),
  underway: () => query('[status][in][0]=received', '[status][in][1]=hashed', '[status][in][2]=scanned'),
  /** Refused within the last day. */
  refusedLately: () => query(`[refusedAt][greater_than]=${new Date(Date.now() - DAY).toISOString()}`),
}
