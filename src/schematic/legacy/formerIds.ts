/**
 * Names of entities in 1.11 and 1.12, by their current names. Source:
 * https://minecraft.wiki/w/Java_Edition_1.13/Flattening
 */
const FORMER_ENTITIES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  zombified_piglin: 'zombie_pigman',
  snow_golem: 'snowman',
  iron_golem: 'villager_golem',
  evoker: 'evocation_illager',
  evoker_fangs: 'evocation_fangs',
  vindicator: 'vindication_illager',
  illusioner: 'illusion_illager',
  end_crystal: 'ender_crystal',
  experience_bottle: 'xp_bottle',
  experience_orb: 'xp_orb',
  eye_of_ender: 'eye_of_ender_signal',
  firework_rocket: 'fireworks_rocket',
  command_block_minecart: 'commandblock_minecart',
}

const TODAYS = new Map(Object.entries(FORMER_ENTITIES).map(([today, former]) => [former, today]))
const NAMESPACE = 'minecraft:'

export function formerEntityId(id: string): string {
  const former = id.startsWith(NAMESPACE) ? FORMER_ENTITIES[id.slice(NAMESPACE.length)] : undefined
  return former === undefined ? id : NAMESPACE + former
}

export function modernEntityId(id: string): string {
  const today = id.startsWith(NAMESPACE) ? TODAYS.get(id.slice(NAMESPACE.length)) : undefined
  return today === undefined ? id : NAMESPACE + today
}

export function formerBlockEntityId(id: string): string {
  return id === 'minecraft:note_block' ? 'minecraft:noteblock' : id
}
