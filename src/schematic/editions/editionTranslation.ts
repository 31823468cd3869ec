import type { NbtCompound, NbtValue } from '../model'
import { nbtList } from '../nbt/values'
import type { Losses } from '../write/written'
import { bedrockStacks, fitsBedrock, writeBedrockStack } from './bedrockStack'
import { toBedrockItem, toJavaItem } from './itemNames'
import { javaBlockOf } from './javaBlockOf'
import { stacksOf } from './readJavaStack'
import type { Stack } from './stack'
import { writeJavaStack } from './writeJavaStack'

/** Context of a translation to the other edition: facts about the file, and where to report losses. */
export interface EditionTranslation {
  readonly losses: Losses
  /** For Java files: whether texts are JSON. */
  readonly isJson: boolean
  /** For Java files: whether it is from 1.13 or later, when hanging entities began to use six sides. */
  readonly isFlat: boolean
}

/** Tags of a compound to be made; undefined ones are left out. */
export type Tags = Record<string, NbtValue | undefined>

/** Reads the item stacks of a Java list. */
export function readJavaStacks(items: readonly NbtValue[] | undefined, { isJson }: EditionTranslation): Stack[] {
  return stacksOf(items, isJson)
}

export function readBedrockStacks(items: readonly NbtValue[] | undefined): Stack[] {
  return bedrockStacks(items, javaBlockOf)
}

/** Converts item stacks to Bedrock, reporting losses. */
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

/** Converts item stacks to Java, reporting losses. */
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
  if (!isKnown) losses.add('unknown_items', 'Items missing in the other edition keep their names.')
  else if (!isWhole) losses.add('item_details', 'Some item details were lost.')
}
