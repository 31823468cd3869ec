import type { NbtValue } from '../model'

import { truthOfText, wholeNumber } from './javaPropertyValue'

/** Boolean Bedrock properties whose name does not end in `_bit`. */
const BEDROCK_TRUTHS = new Set(
  'active big_dripleaf_head bloom can_summon crafting drag_down extinguished hanging lit natural ominous stability_check tip'.split(
    ' ',
  ),
)
/** Numeric Bedrock properties, from its block states of all versions; each has one type only. */
const BEDROCK_NUMBERS = new Set(
  (
    'age bite_counter block_light_level books_stored brushed_progress candles cluster_count composter_fill_level coral_direction ' +
    'coral_fan_direction deprecated direction facing_direction fill_level ground_sign_direction growing_plant_age growth height ' +
    'honey_level huge_mushroom_bits kelp_age liquid_depth moisturized_amount multi_face_direction_bits powered_shelf_type ' +
    'propagule_stage rail_direction redstone_signal rehydration_level repeater_delay respawn_anchor_charge rotation ' +
    'sculk_sensor_phase stability trial_spawner_state twisting_vines_age vine_direction_bits weeping_vines_age weirdo_direction'
  ).split(' '),
)
/**
 * The value of a Bedrock property as text. Bedrock stores booleans as bytes and numbers as ints, but tools mix them up:
 * the property's name decides, or the type if it is unknown. Undefined for values that no property has.
 */
export function bedrockStateValue(key: string, tag: NbtValue): string | undefined {
  const name = key.slice(key.indexOf(':') + 1)
  const isTruth = name.endsWith('_bit') || BEDROCK_TRUTHS.has(name)
  if (tag.type === 'string') return isTruth ? truthOfText(tag.value) : tag.value
  const number = wholeNumber(tag)
  if (number === undefined) return undefined
  if (isTruth) return number === '0' ? 'false' : 'true'
  if (tag.type !== 'byte' || BEDROCK_NUMBERS.has(name)) return number
  return truthOfText(number)
}
