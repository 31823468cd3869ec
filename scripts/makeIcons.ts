import { readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

// Draws the icons of the installed site from the logo: `npx tsx scripts/makeIcons.ts`.

const root = path.resolve(import.meta.dirname, '..')
const logo = readFileSync(path.join(root, 'src/app/icon.svg'))
const background = '#0e1412'

/** The logo on a square of `size` pixels, filling `share` of it. */
async function draw(name: string, size: number, share: number, onto: string | undefined): Promise<void> {
  const mark = await sharp(logo, { density: 1200 })
    .resize(Math.round(size * share), Math.round(size * share), { fit: 'contain', background: '#0000' })
    .png()
    .toBuffer()
  await sharp({ create: { width: size, height: size, channels: 4, background: onto ?? '#0000' } })
    .composite([{ input: mark }])
    .png({ compressionLevel: 9, palette: true })
    .toFile(path.join(root, 'public/icons', name))
}

await draw('icon-192.png', 192, 1, undefined)
await draw('icon-512.png', 512, 1, undefined)
// What a launcher may cut away is a fifth on each side.
await draw('maskable-512.png', 512, 0.58, background)
await draw('apple-180.png', 180, 0.72, background)
