import { countUses } from '../blocks/compactPalette'
import type { Region } from '../model'
import type { Losses } from '../write/written'

/**
 * Reports properties that neither numeric ids nor Bedrock can represent: the game derives them from neighbors again on
 * the next update.
 */
export function noteStateLosses(regions: readonly Region[], losses: Losses): void {
  for (const { palette, blocks } of regions) {
    const isTold = palette.map(({ name }) => name === 'minecraft:note_block' || name === 'minecraft:repeater')
    if (!isTold.includes(true)) continue
    const uses = countUses(blocks, palette.length)
    palette.forEach(({ name, properties }, index) => {
      const used = uses[index] ?? 0
      if (name === 'minecraft:note_block' && (properties.instrument ?? 'harp') !== 'harp') {
        losses.add('note_instruments', 'Note block instruments were left out: the block beneath determines them.', used)
      }
      if (name === 'minecraft:repeater' && properties.locked === 'true') {
        losses.add(
          'repeater_locks',
          'Locks of repeaters were left out: what points at them from the side locks them.',
          used,
        )
      }
    })
  }
}
