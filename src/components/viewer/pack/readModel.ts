import type { PackFiles } from './packFiles'

/**
 * A model of a block (https://minecraft.wiki/w/Model), with what its parents gave it; numbers checked, texture names
 * resolved.
 */
export interface BlockModel {
  readonly elements: readonly Element[]
}
export interface Element {
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly rotation?: {
    readonly origin: readonly number[]
    readonly axis: number
    readonly angle: number
    readonly rescale: boolean
  }
  readonly isShaded: boolean
  /** By direction, down first; absent where there is no face. */
  readonly faces: readonly (ElementFace | undefined)[]
}
export interface ElementFace {
  /** Path of the picture, as `minecraft:block/stone`. */
  readonly texture: string
  readonly uv?: readonly number[]
  /** Quarters of a turn, clockwise. */
  readonly turns: number
  readonly isTinted: boolean
  readonly hiddenBy?: number
}

const DIRECTION_NAMES = ['down', 'up', 'north', 'south', 'west', 'east']
const AXIS_NAMES = ['x', 'y', 'z']
const MAX_PARENTS = 16
const MAX_ELEMENTS = 128
/** Elements may reach one block beyond their own on each side. */
const MIN_PLACE = -16
const MAX_PLACE = 32

type Json = Readonly<Record<string, unknown>>
export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const numbers = (value: unknown, count: number): number[] | undefined =>
  Array.isArray(value) &&
  value.length === count &&
  value.every((one) => typeof one === 'number' && Number.isFinite(one))
    ? value.map((one: number) => Math.min(MAX_PLACE, Math.max(MIN_PLACE, one)))
    : undefined

/** `block/stone` is `minecraft:block/stone`. */
const withNamespace = (name: string) => (name.includes(':') ? name : `minecraft:${name}`)

/** Where a resource lies; undefined for names that no resource may have. */
export function pathOf(name: string, folder: string, ending: string): string | undefined {
  const match = withNamespace(name).match(/^([a-z0-9_.-]+):([a-z0-9/._-]+)$/)
  return match && !match[2]!.includes('..') ? `assets/${match[1]}/${folder}/${match[2]}${ending}` : undefined
}

function textureOf(textures: ReadonlyMap<string, string>, wanted: unknown): string | undefined {
  let name = typeof wanted === 'string' ? wanted : undefined
  for (let step = 0; name !== undefined && step < MAX_PARENTS; step++) {
    if (!name.startsWith('#')) {
      // A face may name its variable without the sign.
      const known = textures.get(name)
      if (known === undefined) return withNamespace(name)
      name = known
    } else name = textures.get(name.slice(1))
  }
  return undefined
}

function readFace(face: Json, textures: ReadonlyMap<string, string>): ElementFace | undefined {
  const texture = textureOf(textures, face.texture)
  if (texture === undefined) return undefined
  const uv = numbers(face.uv, 4)
  const hiddenBy = DIRECTION_NAMES.indexOf(String(face.cullface))
  return {
    texture,
    turns: typeof face.rotation === 'number' ? ((Math.round(face.rotation / 90) % 4) + 4) % 4 : 0,
    isTinted: typeof face.tintindex === 'number' && face.tintindex >= 0,
    ...(uv && { uv }),
    ...(hiddenBy >= 0 && { hiddenBy }),
  }
}

function readElement(value: unknown, textures: ReadonlyMap<string, string>): Element | undefined {
  if (!isRecord(value) || !isRecord(value.faces)) return undefined
  const from = numbers(value.from, 3)
  const to = numbers(value.to, 3)
  if (!from || !to) return undefined
  const { faces, rotation } = value
  const origin = isRecord(rotation) ? numbers(rotation.origin, 3) : undefined
  const axis = isRecord(rotation) ? AXIS_NAMES.indexOf(String(rotation.axis)) : -1
  const turned =
    isRecord(rotation) && origin && axis >= 0 && typeof rotation.angle === 'number' && Number.isFinite(rotation.angle)
      ? { origin, axis, angle: rotation.angle, rescale: rotation.rescale === true }
      : undefined
  return {
    from,
    to,
    isShaded: value.shade !== false,
    ...(turned && { rotation: turned }),
    faces: DIRECTION_NAMES.map((direction) => {
      const face = faces[direction]
      return isRecord(face) ? readFace(face, textures) : undefined
    }),
  }
}

/** Reads models, each once. */
export class ModelReader {
  private readonly known = new Map<string, Promise<BlockModel | undefined>>()

  constructor(private readonly files: PackFiles) {}

  read(name: string): Promise<BlockModel | undefined> {
    const known = this.known.get(name) ?? this.load(name)
    this.known.set(name, known)
    return known
  }

  private async load(name: string): Promise<BlockModel | undefined> {
    const textures = new Map<string, string>()
    let elements: unknown
    let next: string | undefined = name
    for (let step = 0; next !== undefined && step < MAX_PARENTS; step++) {
      const path = pathOf(next, 'models', '.json')
      const json = path ? await this.files.json(path) : undefined
      if (!isRecord(json)) break
      if (isRecord(json.textures)) {
        for (const [variable, given] of Object.entries(json.textures)) {
          // Since 1.21.9 a texture may come with more than its name.
          const texture = isRecord(given) ? given.sprite : given
          if (typeof texture === 'string' && !textures.has(variable)) textures.set(variable, texture)
        }
      }
      elements ??= json.elements
      next = typeof json.parent === 'string' ? json.parent : undefined
    }
    if (!Array.isArray(elements)) return undefined
    const read = elements.slice(0, MAX_ELEMENTS).map((element) => readElement(element, textures))
    return { elements: read.filter((element) => element !== undefined) }
  }
}
