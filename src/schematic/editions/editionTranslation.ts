import type { NbtCompound, NbtValue } from '../model'
import { nbtList } from '../nbt/values'
import type { Losses } from '../write/written'
import { bedrockStacks, fitsBedrock, writeBedrockStack } from './bedrockStack'
import { toBedrockItem, toJavaItem } from './itemNames'
import { javaBlockOf } from './javaBlockOf'
import { stacksOf } from './readJavaStack'
import type { Stack } from './stack'
import { writeJavaStack } from './writeJavaStack'

/**
 * What everything that goes over to the other edition needs to know of its file, and where it says what it left behind.
 */
export interface EditionTranslation {
  readonly losses: Losses
  /** Of a file of Java's: whether its texts are JSON. */
  readonly isJson: boolean
  /** Of a file of Java's: whether it is of 1.13 or later, when hanging entities began to count six sides. */
  readonly isFlat: boolean
}

/** Tags of a compound to be made; undefined ones are left out. */
export type Tags = Record<string, NbtValue | undefined>

/** Item stacks of a list of Java's. */
export function readJavaStacks(items: readonly NbtValue[] | undefined, { isJson }: EditionTranslation): Stack[] {
  return stacksOf(items, isJson)
}

export function readBedrockStacks(items: readonly NbtValue[] | undefined): Stack[] {
  return bedrockStacks(items, javaBlockOf)
}

/** Item stacks as Bedrock's; what Bedrock has not, or not so, is named. */
export function bedrockItems(stacks: readonly Stack[], translation: EditionTranslation): NbtValue {
  return nbtList(
    stacks.map((stack) => bedrockItem(stack, translation)),
    'compound',
  )
}

export function bedrockItem(stack: Stack, translation: EditionTranslation): NbtCompound {
  for (const each of withContents(stack)) {
    noteItem(toBedrockItem(each.id).isKnown, fitsBedrock(each), translation)
  }
  return writeBedrockStack(stack)
}

/** Item stacks as Java's; what Java has not, or not so, is named. */
export function javaItems(stacks: readonly Stack[], translation: EditionTranslation): NbtValue {
  return nbtList(
    stacks.map((stack) => javaItem(stack, translation)),
    'compound',
  )
}

export function javaItem(stack: Stack, translation: EditionTranslation): NbtCompound {
  for (const each of withContents(stack)) {
    noteItem(each.id.startsWith('minecraft:') && toJavaItem(each.id, 0) !== undefined, !each.isCut, translation)
  }
  return writeJavaStack(stack)
}

function* withContents(stack: Stack): Generator<Stack> {
  yield stack
  for (const inner of stack.contents ?? []) yield* withContents(inner)
}

function noteItem(isKnown: boolean, isWhole: boolean, { losses }: EditionTranslation): void {
  if (!isKnown) losses.add('unknown_items', 'Stacks of items that the other edition has not stay under their names.')
  else if (!isWhole) losses.add('item_details', 'Stacks of items lost some of what makes them special.')
}
