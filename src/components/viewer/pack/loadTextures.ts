import type { PackFiles } from './packFiles'
import { pathOf } from './readModel'

/** A square texture of a pack, straight RGBA; of an animation the first frame. */
export interface Texture {
  readonly size: number
  readonly texels: Uint8ClampedArray
  /** 0: no texel lets anything through; 1: some are holes; 2: some are half clear. */
  readonly clearness: 0 | 1 | 2
}

const MAX_BYTES = 8 * 1024 * 1024
const MAX_WIDTH_PX = 2048
const MAX_HEIGHT_PX = 65_536
/** Alpha up to which a texel is a hole, and from which it is whole. */
const HOLE = 12
const WHOLE = 243

/** Width and height that a PNG says it has, before anything of it is unpacked. */
function sizeOfPng(bytes: Uint8Array<ArrayBuffer>): readonly [number, number] | undefined {
  if (bytes.length < 24) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return undefined
  return [view.getUint32(16), view.getUint32(20)]
}

function clearnessOf(texels: Uint8ClampedArray): Texture['clearness'] {
  let clearness: Texture['clearness'] = 0
  for (let at = 3; at < texels.length; at += 4) {
    const alpha = texels[at]!
    if (alpha > HOLE && alpha < WHOLE) return 2
    if (alpha <= HOLE) clearness = 1
  }
  return clearness
}

/** Reads a texture, its frames above one another cut to the first, drawn no larger than `most`. */
async function loadTexture(files: PackFiles, name: string, most: number): Promise<Texture | undefined> {
  const path = pathOf(name, 'textures', '.png')
  const bytes = path ? await files.bytes(path, MAX_BYTES) : undefined
  const size = bytes && sizeOfPng(bytes)
  if (!bytes || !size) return undefined
  const [width, height] = size
  if (
    width < 1 ||
    height < 1 ||
    width > MAX_WIDTH_PX ||
    height > MAX_HEIGHT_PX ||
    width * height > MAX_WIDTH_PX ** 2 * 4
  )
    return undefined
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), {
      premultiplyAlpha: 'none',
      colorSpaceConversion: 'none',
    })
    const side = Math.min(width, height)
    const edge = Math.min(most, 2 ** Math.round(Math.log2(side)))
    const canvas = new OffscreenCanvas(edge, edge)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return undefined
    context.imageSmoothingEnabled = edge < side
    context.drawImage(picture, 0, 0, side, side, 0, 0, edge, edge)
    picture.close()
    const { data } = context.getImageData(0, 0, edge, edge)
    return { size: edge, texels: data, clearness: clearnessOf(data) }
  } catch {
    // No picture that the browser knows.
    return undefined
  }
}

/** Reads textures, each once; what is missing or damaged is left out. */
export async function loadTextures(
  files: PackFiles,
  names: Iterable<string>,
  most: number,
): Promise<Map<string, Texture>> {
  const found = new Map<string, Texture>()
  for (const name of new Set(names)) {
    const texture = await loadTexture(files, name, most)
    if (texture) found.set(name, texture)
  }
  return found
}
