import type { Picture } from '@jobs/engine/messages'
import sharp from 'sharp'
import { LINK_PICTURE } from '@/core/fields/pictureSizes'

const { width, height } = LINK_PICTURE
/** Quality of the JPEG: every program that shows links can read one, which isn't so of WebP. */
const QUALITY = 84

/** Room around the build, in pixels. */
const MARGIN = 36
/** Pixels the build itself is drawn in. */
export const BUILD_ROOM = { width: width - 2 * MARGIN, height: height - 2 * MARGIN } as const

/** Lines of the isometric grid, one each so many pixels. */
const GRID = 44

const lines = (lean: 1 | -1) =>
  Array.from({ length: Math.ceil((width / 2 + height) / GRID) + 1 }, (_, at) => {
    const y = lean === 1 ? height - at * GRID : -width / 2 + (at + 1) * GRID + (height % GRID)
    return `M0 ${lean === 1 ? y : y + width / 2}L${width} ${lean === 1 ? y + width / 2 : y}`
  }).join('')

/**
 * The table that builds stand on at the site by day, and the shop's mark; drawn once. No letters: fonts differ from
 * server to server.
 */
const table = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <defs>
    <radialGradient id="lamp" cx="0.5" cy="0.12" r="1">
      <stop offset="0" stop-color="#ffffff"/><stop offset="0.5" stop-color="#e9efe8"/><stop offset="1" stop-color="#c3d2c7"/>
    </radialGradient>
    <linearGradient id="far" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0.25" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff"/>
    </linearGradient>
    <mask id="near"><rect width="${width}" height="${height}" fill="url(#far)"/></mask>
  </defs>
  <rect width="${width}" height="${height}" fill="url(#lamp)"/>
  <path mask="url(#near)" stroke="#0d6a5a" stroke-opacity="0.13" stroke-width="1.5" fill="none" d="${lines(1)}${lines(-1)}"/>
  <g transform="translate(${width - 92} ${height - 92}) scale(2)">
    <path fill="#8fe3cc" d="M16 2 29 9 16 16 3 9z"/><path fill="#2f9c83" d="M3 9 16 16v14L3 23z"/>
    <path fill="#0d5d4f" d="M29 9 16 16v14l13-7z"/><path fill="#d0773f" d="M9.5 5.5 22.5 12.5v6l-3.2 1.7v-6L6.3 7.2z"/>
  </g>
</svg>`
let drawn: Promise<Buffer> | undefined
const drawTable = (): Promise<Buffer> => {
  drawn ??= sharp(Buffer.from(table)).removeAlpha().png({ compressionLevel: 1 }).toBuffer()
  return drawn
}

/** Puts a drawn build on the shop's table. @returns a JPEG of `LINK_PICTURE` pixels */
export async function composeLinkPicture({ width: own, height: high, pixels }: Picture): Promise<Buffer> {
  const build = { input: Buffer.from(pixels.buffer), raw: { width: own, height: high, channels: 4 as const } }
  return sharp(await drawTable())
    .composite([{ ...build, left: Math.round((width - own) / 2), top: Math.round((height - high) / 2) }])
    .jpeg({ quality: QUALITY })
    .toBuffer()
}
