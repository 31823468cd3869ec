/** Runs in a worker of the browser: hashes the file it is sent, inspects it, then draws it. For the last two it is streamed. */
import { SchematicError } from '@/schematic/errors'
import { inspectSchematic } from '@/schematic/inspect/inspectSchematic'
import { readSchematic } from '@/schematic/read/readSchematic'
import { renderIsometric } from '@/schematic/render/renderIsometric'
import type { LookMessage } from './fileLook'

/** Builds with room for more are not drawn here: a phone would run out of memory. The shop draws them all. */
const MOST_DRAWN = 32 * 1024 * 1024
/** Browsers hash what is in memory alone. */
const MOST_HASHED = 256 * 1024 * 1024
const PIXELS = 512

function say(message: LookMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer })
}

async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

/** By its hash a file is known again: as one that is uploaded already, or one whose upload was interrupted. */
async function hash(file: File): Promise<void> {
  // There is no `subtle` on a page without TLS, but for this machine's own.
  if (!globalThis.crypto?.subtle || file.size > MOST_HASHED) return
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  say({ kind: 'hash', sha256 })
}

async function look(file: File): Promise<void> {
  try {
    const inspection = await inspectSchematic(chunksOf(file))
    const { format, edition, gameVersion, width, height, length, blockCount, blocks, metadata, mods, safety } =
      inspection
    say({
      kind: 'facts',
      facts: { format, edition, gameVersion, width, height, length, blockCount, blocks, metadata, mods, safety },
    })
    if (inspection.volume > MOST_DRAWN) return
    const drawn = renderIsometric(await readSchematic(chunksOf(file)), { width: PIXELS, height: PIXELS })
    const picture = { ...drawn, pixels: new Uint8ClampedArray(drawn.pixels) }
    say({ kind: 'picture', picture }, [picture.pixels.buffer])
  } catch (error) {
    say(error instanceof SchematicError ? { kind: 'refused', code: error.code } : { kind: 'failed' })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!(data instanceof File)) return
  void hash(data)
    .catch(() => undefined)
    .then(() => look(data))
    .then(() => say({ kind: 'over' }))
})
