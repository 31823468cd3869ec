/** Heads by the number that distinguished them in Bedrock until 1.21.40. Block names are the same in both editions. */
export const HEAD_KINDS: readonly string[] = [
  'skeleton_skull',
  'wither_skeleton_skull',
  'zombie_head',
  'player_head',
  'creeper_head',
  'dragon_head',
  'piglin_head',
]

/** The block that all heads before 1.21.40 are read as. */
export const FORMER_HEAD = 'minecraft:skeleton_skull'
export const HEADS: ReadonlySet<string> = new Set(HEAD_KINDS.map((kind) => `minecraft:${kind}`))

/** The block of a head by its number; undefined for a number that no head has. */
export function headOfKind(kind: number): string | undefined {
  const name = HEAD_KINDS[kind]
  return name === undefined ? undefined : `minecraft:${name}`
}
