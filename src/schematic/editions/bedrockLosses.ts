import type { BlockState } from '../model'
import { toJavaState } from './toJavaState'
import type { Translated } from './translated'

/**
 * Properties that a round trip restores although Bedrock's state lacks them: from neighbors or from the block entity.
 */
const RESTORED: readonly (readonly [name: RegExp, properties: RegExp])[] = [
  [
    /_(fence|pane|bars|fence_gate)$|:(redstone_wire|tripwire|chorus_plant|fire|vine)$/,
    /^(north|east|south|west|up|down)$/,
  ],
  // A wall without a post and arms can't exist, so its connections are restored.
  [/_wall$/, /^(north|east|south|west|up)$/],
  [/:(grass_block|podzol|mycelium)$/, /^snowy$/],
  [/_stairs$/, /^shape$/],
  [/_leaves$/, /^distance$/],
  [/:scaffolding$/, /^bottom$/],
  [/campfire$/, /^signal_fire$/],
  [/chest$/, /^type$/],
  [/_(skull|head)$/, /^rotation$/],
  [/shulker_box$/, /^facing$/],
  [/piston$/, /^extended$/],
  [/:lectern$/, /^has_book$/],
  [/:jukebox$/, /^has_record$/],
  [/:note_block$/, /^(note|instrument)$/],
  [/:repeater$/, /^locked$/],
]

/** Blocks whose name depends on their block entity or neighbors. */
const NAME_RESTORED = /_(bed|banner)$|:potted_|_plant$/
/** Made by the game only, and plain air in Bedrock. */
const OTHER_AIR = /:(cave|void)_air$/

/** Whether a state is restored only from its neighbors or its block entity. */
export function isRestored({ name }: BlockState): boolean {
  return NAME_RESTORED.test(name) || RESTORED.some(([names]) => names.test(name))
}

/** Whether a state that `isRestored` changed in a round trip, apart from what `bedrockLosses` reports. */
export function isChangedByRoundTrip(state: BlockState, back: BlockState): boolean {
  if (back.name !== state.name) return true
  const restored = restoredOf(state)
  return Object.entries(state.properties).some(
    ([key, value]) => back.properties[key] !== value && restored.some((properties) => properties.test(key)),
  )
}

function restoredOf({ name }: BlockState): RegExp[] {
  return RESTORED.filter(([names]) => names.test(name)).map(([, properties]) => properties)
}

type Loss = readonly [code: string, message: string]

const LOST: readonly (readonly [name: RegExp, properties: RegExp, loss: Loss])[] = [
  [/./, /^power(ed)?$/, ['redstone_power', 'Whether blocks are powered was left out: the game updates it.']],
  [
    /lever$|_button$/,
    /^facing$/,
    ['floor_turns', 'Levers and buttons on floors and ceilings lost one of two rotations.'],
  ],
  [/mushroom/, /./, ['mushroom_faces', 'Huge mushroom blocks have the closest available sides: Bedrock lacks some.']],
]
const OTHER: Loss = ['states_simplified', 'Some block states were approximated.']

/** What Bedrock can't represent of a Java state and what a round trip doesn't restore: loss codes with messages. */
export function bedrockLosses(
  state: BlockState,
  there: Translated,
): readonly (readonly [code: string, message: string])[] {
  const back = toJavaState(there.state, there.holdsWater)?.state
  if (back === undefined || OTHER_AIR.test(state.name)) return [OTHER]
  if (back.name !== state.name && NAME_RESTORED.test(state.name)) return []
  const restored = restoredOf(state)
  const found = new Map<string, Loss>()
  for (const [key, value] of Object.entries(state.properties)) {
    const other = back.properties[key]
    if (other === undefined || other === value || restored.some((properties) => properties.test(key))) continue
    const [, , loss = OTHER] = LOST.find(([name, own]) => name.test(state.name) && own.test(key)) ?? []
    found.set(loss[0], loss)
  }
  return [...found.values()]
}
