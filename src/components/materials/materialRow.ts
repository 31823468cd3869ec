/** An item of the material list: id, count, stack size. A compact tuple, because the page has hundreds. */
export type MaterialRow = readonly [item: string, count: number, stackSize: number]

/** Stacks in a shulker box. */
const BOX_SLOTS = 27

/** A count as full shulker boxes, full stacks and single items. */
export function inStacks([, count, stackSize]: MaterialRow): { boxes: number; stacks: number; items: number } {
  const perBox = BOX_SLOTS * stackSize
  const rest = count % perBox
  return { boxes: Math.floor(count / perBox), stacks: Math.floor(rest / stackSize), items: rest % stackSize }
}
