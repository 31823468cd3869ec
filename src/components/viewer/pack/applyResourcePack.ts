import { formatBlockState } from '@/schematic/blockState'
import { packColor } from '@/schematic/colors/mixColor'
import { DIRECTIONS, type Direction } from '@/schematic/mesh/sectionRows'
import type { BlockState } from '@/schematic/model'
import { boxesOf } from '@/schematic/shapes/boxesOf'
import { holdsWater } from '@/schematic/shapes/commonBoxes'
import { defaultLookOf, defaultWater, quadsOfBox } from '../model/defaultLooks'
import { findHidden, type Look, type LookOf } from '../model/look'
import { type Face, type LooseQuad, TILE_AXES, TILE_UNITS, UNITS } from '../model/quads'
import { TileAtlas } from '../model/tileAtlas'
import { findModels } from './findModels'
import { guessTextures } from './guessTextures'
import { loadTextures, type Texture } from './loadTextures'
import { openPacks } from './packFiles'
import { coversSide, type ModelQuad, quadsOfModel } from './quadsOfModel'
import { ModelReader } from './readModel'
import { tintOf } from './tintOf'

/** A build with a user's textures. */
export type Dressed =
  | { readonly problem: 'not_a_pack' | 'too_large' }
  | {
      readonly lookOf: LookOf
      readonly water: readonly Face[]
      readonly atlas: TileAtlas
      /** How many of the states use it. */
      readonly states: number
      readonly of: number
    }

const MAX_TILE_PX = 128
const MIN_TILE_PX = 16
/** Maximum bytes of all tiles in graphics memory; with many tiles, each is smaller. */
const MAX_TILE_BYTES = 96 * 1024 * 1024
const WATER_TEXTURE = 'minecraft:block/water_still'
const WHITE = 0xffffff

type Plan =
  | { readonly kind: 'model'; readonly quads: readonly ModelQuad[] }
  | { readonly kind: 'guess'; readonly textures: readonly string[] }

const isWaterItself = (name: string) => /:(flowing_)?(water|lava)$|:bubble_column$/.test(name)

/** A texture with a tint, at the size of all tiles. */
function tileTexels(
  texture: Texture,
  size: number,
  at: (s: number, t: number) => readonly [number, number],
): Uint8Array {
  const texels = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [u, v] = at((x + 0.5) / size, (y + 0.5) / size)
      const wrap = (value: number) => Math.min(texture.size - 1, Math.floor((value - Math.floor(value)) * texture.size))
      const from = (wrap(v) * texture.size + wrap(u)) * 4
      texels.set(texture.texels.subarray(from, from + 4), (y * size + x) * 4)
    }
  }
  return texels
}

function tinted(texels: Uint8Array, tint: number): Uint8Array {
  if (tint === WHITE) return texels
  for (let at = 0; at < texels.length; at += 4) {
    texels[at]! *= ((tint >> 16) & 255) / 255
    texels[at + 1]! *= ((tint >> 8) & 255) / 255
    texels[at + 2]! *= (tint & 255) / 255
  }
  return texels
}

/** Lays a picture with holes over another. */
function laidOver(under: Uint8Array, over: Uint8Array): Uint8Array {
  for (let at = 0; at < under.length; at += 4) {
    const share = over[at + 3]! / 255
    for (let channel = 0; channel < 3; channel++)
      under[at + channel] = under[at + channel]! * (1 - share) + over[at + channel]! * share
    under[at + 3] = Math.max(under[at + 3]!, over[at + 3]!)
  }
  return under
}

function meanColor(texels: Uint8Array): number {
  const sums = [0, 0, 0]
  for (let at = 0; at < texels.length; at += 4)
    for (let channel = 0; channel < 3; channel++) sums[channel]! += texels[at + channel]!
  const count = texels.length / 4
  return packColor(sums[0]! / count, sums[1]! / count, sums[2]! / count)
}

class PackLooks {
  constructor(
    private readonly textures: ReadonlyMap<string, Texture>,
    readonly atlas: TileAtlas,
  ) {}

  private face(key: string, make: () => Uint8Array, tint: number): Face {
    const tile = this.atlas.numberOf(key, make)
    return tile === undefined ? { tile: 0, tint: meanColor(make()), glows: false } : { tile, tint, glows: false }
  }

  faceOf(name: string, tint: number): Face | undefined {
    const texture = this.textures.get(name)
    return texture && this.face(name, () => tileTexels(texture, this.atlas.size, (s, t) => [s, t]), tint)
  }

  /** The face of a cube from the quads that cover its side, one over the other, each turned as it lies. */
  private sideOf(quads: readonly ModelQuad[], direction: Direction, tint: number): Face | undefined {
    const layers = quads.filter((quad) => quad.direction === direction)
    const parts = layers.map((quad) => ({ quad, texture: this.textures.get(quad.texture), places: cornerPlaces(quad) }))
    if (parts.length === 0 || parts.some(({ texture }) => !texture)) return undefined
    const key = parts
      .map(({ quad, places }) => `${quad.texture} ${places.join()} ${quad.isTinted ? tint : ''}`)
      .join('|')
    const make = () =>
      parts
        .map(({ quad, texture, places: [u0, v0, us, vs, ut, vt] }) =>
          tinted(
            tileTexels(texture!, this.atlas.size, (s, t) => [u0 + s * us + t * ut, v0 + s * vs + t * vt]),
            quad.isTinted ? tint : WHITE,
          ),
        )
        .reduce(laidOver)
    return this.face(key, make, WHITE)
  }

  private clearnessOf(names: readonly string[]): Texture['clearness'] {
    return names.reduce<Texture['clearness']>((most, name) => {
      const own = this.textures.get(name)?.clearness ?? 0
      return own > most ? own : most
    }, 0)
  }

  /** A look made from a model; undefined if a texture is missing. */
  ofModel(state: BlockState, quads: readonly ModelQuad[]): Look | undefined {
    const tint = tintOf(state)
    const common = { hasWater: holdsWater(state), group: state.name }
    if (quads.length >= 6 && quads.every(coversSide)) {
      const faces = DIRECTIONS.map((direction) => this.sideOf(quads, direction, tint))
      if (!faces.every((face) => face !== undefined)) return undefined
      // A hole in an upper layer shows the one under it.
      const under = DIRECTIONS.map((direction) => quads.find((quad) => quad.direction === direction)!.texture)
      const clearness = this.clearnessOf(under)
      const kind = clearness === 0 ? 'opaque' : 'clear'
      return { ...common, kind, faces, quads: [], hidesItself: [], isTranslucent: clearness === 2 }
    }
    const loose: LooseQuad[] = []
    for (const quad of quads) {
      const face = this.faceOf(quad.texture, quad.isTinted ? tint : WHITE)
      if (!face) return undefined
      loose.push({
        corners: quad.corners.map((value) => Math.round((value * UNITS) / 16)),
        places: quad.places.map((value) => Math.round(value * TILE_UNITS)),
        face,
        light: quad.light,
        isClear: this.textures.get(quad.texture)?.clearness === 2,
        ...(quad.hiddenBy !== undefined && { hiddenBy: quad.hiddenBy }),
      })
    }
    const faces = DIRECTIONS.map(() => loose[0]!.face)
    return { ...common, kind: 'quads', faces, quads: loose, hidesItself: findHidden(loose), isTranslucent: false }
  }

  /** Our own shapes with a pack's textures. */
  ofGuess(state: BlockState, names: readonly string[]): Look | undefined {
    const own = defaultLookOf(state, this.atlas)
    if (own.kind === 'none') return undefined
    const tint = /grass_block|leaves|vine|fern|grass$|lily_pad|redstone_wire/.test(state.name) ? tintOf(state) : WHITE
    const faces = names.map((name, direction) =>
      this.faceOf(name, /grass_block/.test(state.name) && direction !== 1 ? WHITE : tint),
    )
    if (!faces.every((face) => face !== undefined)) return undefined
    const clearness = this.clearnessOf(names)
    if (own.kind !== 'quads') {
      return { ...own, kind: clearness === 0 ? 'opaque' : 'clear', faces, isTranslucent: clearness === 2 }
    }
    const parts = boxesOf(state)
    // A shape with parts of several colors needs more than one texture.
    if (parts.some((part) => part.paint)) return undefined
    const quads = parts.flatMap((part) => quadsOfBox(part, faces, clearness === 2))
    return { ...own, faces, quads, hidesItself: findHidden(quads) }
  }
}

/**
 * Where a side's picture begins, and how it moves on to the right and down, from the four corners of a quad that covers
 * it.
 */
function cornerPlaces({
  corners,
  places,
  direction,
}: ModelQuad): readonly [number, number, number, number, number, number] {
  const [u, uSign, v, vSign] = TILE_AXES[direction]!
  const placeAt = (s: number, t: number): readonly [number, number] => {
    const at = [direction & 1, direction & 1, direction & 1]
    at[u] = uSign > 0 ? s : 1 - s
    at[v] = vSign > 0 ? t : 1 - t
    for (let i = 0; i < 4; i++) {
      if (at.every((end, axis) => corners[i * 3 + axis] === end * 16)) return [places[i * 2]!, places[i * 2 + 1]!]
    }
    return [s, t]
  }
  const [u0, v0] = placeAt(0, 0)
  const [u1, v1] = placeAt(1, 0)
  const [u2, v2] = placeAt(0, 1)
  return [u0, v0, u1 - u0, v1 - v0, u2 - u0, v2 - v0]
}

/** Chooses the tile size that suits most textures. */
function tileSizeFor(textures: Iterable<Texture>, tiles: number): number {
  let size = MIN_TILE_PX
  for (const texture of textures) size = Math.max(size, texture.size)
  while (size > MIN_TILE_PX && size * size * 4 * tiles > MAX_TILE_BYTES) size /= 2
  return Math.min(size, MAX_TILE_PX)
}

/**
 * Reads the looks of a build's states from the user's resource packs: from the pack's models, else our own shapes with
 * textures found by name, else the default look. Packs are untrusted, and nothing of them leaves the device.
 */
export async function applyResourcePack(
  files: readonly File[],
  states: readonly BlockState[],
  maxTiles: number,
): Promise<Dressed> {
  const packs = await openPacks(files)
  if (typeof packs === 'string') return { problem: packs }
  const models = new ModelReader(packs)
  const plans = new Map<string, Plan>()
  for (const state of states) {
    const key = formatBlockState(state)
    if (plans.has(key) || isWaterItself(state.name)) continue
    const quads: ModelQuad[] = []
    for (const placed of await findModels(packs, state)) {
      const model = await models.read(placed.model)
      if (model) quads.push(...quadsOfModel(model, placed))
    }
    const textures = quads.length > 0 ? undefined : guessTextures(packs, state)
    if (quads.length > 0) plans.set(key, { kind: 'model', quads })
    else if (textures) plans.set(key, { kind: 'guess', textures })
  }
  const names = [...plans.values()].flatMap((plan) =>
    plan.kind === 'model' ? plan.quads.map(({ texture }) => texture) : plan.textures,
  )
  const textures = await loadTextures(packs, [...names, WATER_TEXTURE], MAX_TILE_PX)
  const atlas = new TileAtlas(tileSizeFor(textures.values(), textures.size), maxTiles)
  const dresser = new PackLooks(textures, atlas)
  const looks = new Map<string, Look>()
  const worn = new Set<string>()
  for (const state of states) {
    const key = formatBlockState(state)
    if (looks.has(key)) continue
    const plan = plans.get(key)
    const dressed =
      plan && (plan.kind === 'model' ? dresser.ofModel(state, plan.quads) : dresser.ofGuess(state, plan.textures))
    if (dressed) worn.add(key)
    looks.set(key, dressed ?? defaultLookOf(state, atlas))
  }
  const still = dresser.faceOf(WATER_TEXTURE, tintOf({ name: 'minecraft:water', properties: {} }))
  return {
    lookOf: (state) => looks.get(formatBlockState(state)),
    water: still ? DIRECTIONS.map(() => still) : defaultWater(atlas),
    atlas,
    states: worn.size,
    of: looks.size,
  }
}
