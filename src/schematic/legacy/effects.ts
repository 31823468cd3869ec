import type { NbtCompound, NbtValue } from '../model'
import { getNumber, nbtList, nbtString } from '../nbt/values'
import { renamedTags } from './renamedTags'

/** By number, from 1 on. Source: https://minecraft.wiki/w/Effect */
const EFFECTS = (
  'speed slowness haste mining_fatigue strength instant_health instant_damage jump_boost nausea regeneration resistance ' +
  'fire_resistance water_breathing invisibility blindness night_vision hunger weakness poison wither health_boost absorption ' +
  'saturation glowing levitation luck unluck'
).split(' ')

/** Names since 1.20.2. */
const TAGS: Readonly<Record<string, string>> = {
  Ambient: 'ambient',
  Amplifier: 'amplifier',
  Duration: 'duration',
  ShowParticles: 'show_particles',
}

/** The name of an effect by the number that it had up to 1.20.1, if that is one. */
export function effectName(number: number | undefined): NbtValue | undefined {
  const name = EFFECTS[(number ?? 0) - 1]
  return name === undefined ? undefined : nbtString(`minecraft:${name}`)
}

/** The number of an effect by its name; undefined for one that came after 1.12. */
export function effectNumber(name: string | undefined): number | undefined {
  const index = EFFECTS.indexOf(name?.replace('minecraft:', '') ?? '')
  return index < 0 ? undefined : index + 1
}

/** A list of effects as 1.20.2 has it. */
export function modernEffects(list: NbtValue | undefined): NbtValue | undefined {
  if (list?.type !== 'list') return undefined
  const effects = list.value.flatMap((effect): NbtCompound[] => {
    if (effect.type !== 'compound') return []
    const id = effectName((getNumber(effect, 'Id') ?? 0) & 255)
    return id === undefined ? [] : [renamedTags(effect, TAGS, { Id: undefined, id })]
  })
  return nbtList(effects, 'compound')
}
