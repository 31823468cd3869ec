const BOAT = /^(minecraft:)?(chest_)?boat$/i

/**
 * The id of a boat from before 1.21.2, when one id had all kinds of wood, by its `Type`; other entities keep theirs.
 */
export function boatOf(id: string, type: string | undefined): string {
  const kind = BOAT.exec(id)
  if (kind === null) return id
  const wood = (type ?? 'oak').replace(/^minecraft:/, '')
  if (!/^[a-z_]{1,16}$/.test(wood)) return id
  return `minecraft:${wood}_${kind[2]?.toLowerCase() ?? ''}${wood === 'bamboo' ? 'raft' : 'boat'}`
}
