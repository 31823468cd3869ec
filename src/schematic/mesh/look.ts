import type { BlockState } from '../model'

export interface MeshBox {
  /** In 1/64 blocks: x, y, z of the low corner, then of the high one. */
  readonly bounds: readonly number[]
  /** A colour for each direction. */
  readonly colors: Uint32Array
  readonly isClear: boolean
}

/** What a mesh needs to know of a block state. */
export interface Look {
  readonly kind: 'none' | 'opaque' | 'clear' | 'boxes'
  /** Of a cube, a colour for each direction. */
  readonly colors: Uint32Array
  readonly boxes: readonly MeshBox[]
  readonly hasWater: boolean
  readonly name: string
}

export type LookOf = (state: BlockState) => Look
