import type { NbtCompound } from '../model'
import type { EditionTranslation } from './editionTranslation'

/** Entities that convert without relevant losses. */
const WHOLE =
  /^minecraft:(armor_stand|painting|item|boat|chest_boat|(\w+_)?minecart|ender_crystal|end_crystal|\w+_(boat|raft))$/

export function noteForeign({ losses }: EditionTranslation): void {
  losses.add('foreign_entities', 'Entities missing in the other edition keep their original form.')
}

export function noteFrame({ losses }: EditionTranslation): void {
  losses.add(
    'item_frames',
    'Item frames that share a cell with something else were left out: in Bedrock they are blocks.',
  )
}

/** Mobs keep type, position, rotation, name and equipment; the rest is reset. */
export function noteDetails(id: string, data: NbtCompound, { losses }: EditionTranslation): void {
  const pose = data.value.get('Pose')
  const isPosed = pose?.type === 'compound' && pose.value.size > 0
  if (WHOLE.test(id) && !isPosed && !data.value.has('Passengers') && !data.value.has('LinksTag')) return
  losses.add(
    'entity_details',
    'Entities keep their type, position, rotation, name and equipment; everything else is reset.',
  )
}
