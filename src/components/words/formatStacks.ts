import type { Material } from '@/schematic/inspect/listMaterials'
import { plural } from './formatNumber'

/** “2 boxes + 3 stacks + 12”. */
export function formatStacks({ shulkerBoxes, stacks, items }: Material): string {
  const parts = [
    ...(shulkerBoxes ? [plural(shulkerBoxes, 'box', 'boxes')] : []),
    ...(stacks ? [plural(stacks, 'stack')] : []),
    ...(items ? [String(items)] : []),
  ]
  return parts.join(' + ')
}
