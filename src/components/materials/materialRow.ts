/** An item to gather: its id, how many, and how many fit one stack. As short as can be, since the page carries hundreds. */
export type MaterialRow = readonly [item: string, count: number, stackSize: number]

/** Stacks in a shulker box. */
const BOX_SLOTS = 27

/** The same number as full shulker boxes, full stacks and single items. */
export function inStacks([, count, stackSize]: MaterialRow): { boxes: number; stacks: number; items: number } {
  const perBox = BOX_SLOTS * stackSize
  const rest = count % perBox
  return { boxes: Math.floor(count / perBox), stacks: Math.floor(rest / stackSize), items: rest % stackSize }
}
