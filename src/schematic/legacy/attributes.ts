import type { NbtValue } from '../model'
import { getString, nbtList, nbtString } from '../nbt/values'
import { withChanges } from './renamedTags'
import { uuidOfHalves } from './uuids'

/** Names that differ by more than their letters. */
const NAMES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  'Max Health': 'generic.max_health',
  'Spawn Reinforcements Chance': 'zombie.spawn_reinforcements',
  'Jump Strength': 'horse.jump_strength',
  'Follow Range': 'generic.follow_range',
  'Knockback Resistance': 'generic.knockback_resistance',
  'Movement Speed': 'generic.movement_speed',
  'Flying Speed': 'generic.flying_speed',
}

/**
 * Attributes of entities (`Name`), or modifiers of items (`AttributeName`), as 1.16 has them.
 * Source: the game's `DataFixers`, read for facts only
 */
export function modernAttributes(list: NbtValue | undefined, key: 'Name' | 'AttributeName'): NbtValue | undefined {
  if (list?.type !== 'list') return undefined
  const attributes = list.value.map((attribute) => {
    if (attribute.type !== 'compound') return attribute
    const name = getString(attribute, key)
    const modifiers = attribute.value.get('Modifiers')
    return withChanges(withUuid(attribute), {
      ...(name === undefined ? {} : { [key]: nbtString(NAMES[name] ?? snake(name)) }),
      ...(modifiers?.type === 'list' ? { Modifiers: { ...modifiers, value: modifiers.value.map(withUuid) } } : {}),
    })
  })
  return nbtList(attributes, 'compound')
}

/** `generic.maxHealth` has been `generic.max_health` since. */
function snake(name: string): string {
  return /^[a-z]+\.[a-zA-Z]+$/.test(name) ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name
}

function withUuid<T extends NbtValue>(tag: T): T | ReturnType<typeof withChanges> {
  if (tag.type !== 'compound') return tag
  const uuid = uuidOfHalves(tag, 'UUID')
  return uuid === undefined ? tag : withChanges(tag, { UUIDMost: undefined, UUIDLeast: undefined, UUID: uuid })
}
