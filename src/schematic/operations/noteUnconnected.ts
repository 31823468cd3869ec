import type { Losses } from '../write/written'

/** Reports blocks left unconnected because there are too many (see `connectBlocks`). */
export function noteUnconnected(losses: Losses, blocks: number): void {
  losses.add(
    'neighbour_states',
    'There are too many fences, stairs and similar blocks to connect them to their neighbors.',
    blocks,
  )
}
