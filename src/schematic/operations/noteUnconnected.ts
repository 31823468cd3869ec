import type { Losses } from '../write/written'

/**
 * Names blocks that stay as their file has them, since they are too many to be joined with their neighbours (see
 * `connectBlocks`).
 */
export function noteUnconnected(losses: Losses, blocks: number): void {
  losses.add(
    'neighbour_states',
    'There are too many fences, stairs and similar blocks to connect them to their neighbors.',
    blocks,
  )
}
