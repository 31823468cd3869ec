/** Runs in a web worker: hashes a file, inspects it and renders a preview. The last two stream the file. */
import { SchematicError } from '@/schematic/errors'
import { inspectSchematic } from '@/schematic/inspect/inspectSchematic'
import { readSchematic } from '@/schematic/read/readSchematic'
import { renderIsometric } from '@/schematic/render/renderIsometric'
import type { PreviewMessage, PreviewRequest } from './filePreview'

/** Larger builds are not rendered here, because phones would run out of memory. The server renders them all. */
const MAX_DRAWN_BLOCKS = 32 * 1024 * 1024
/** Browsers can only hash data in memory. */
const MAX_HASHED_BYTES = 256 * 1024 * 1024
const PICTURE_SIDE_PX = 512

function post(message: PreviewMessage, transfer: Transferable[] = []): void {
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

/** The hash identifies files already uploaded and interrupted uploads. */
async function hash(file: File): Promise<void> {
  // `subtle` needs TLS or localhost.
  if (!globalThis.crypto?.subtle || file.size > MAX_HASHED_BYTES) return
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  post({ kind: 'hash', sha256 })
}

async function preview({ file, limits }: PreviewRequest): Promise<void> {
  try {
    const inspection = await inspectSchematic(chunksOf(file), { limits })
    const { format, edition, gameVersion, width, height, length, blockCount, blocks, metadata, mods, safety } =
      inspection
    post({
      kind: 'facts',
      facts: { format, edition, gameVersion, width, height, length, blockCount, blocks, metadata, mods, safety },
    })
    if (inspection.volume > MAX_DRAWN_BLOCKS) return
    const drawn = renderIsometric(await readSchematic(chunksOf(file), { limits }), {
      width: PICTURE_SIDE_PX,
      height: PICTURE_SIDE_PX,
    })
    const picture = { ...drawn, pixels: new Uint8ClampedArray(drawn.pixels) }
    post({ kind: 'picture', picture }, [picture.pixels.buffer])
  } catch (error) {
    post(error instanceof SchematicError ? { kind: 'refused', code: error.code } : { kind: 'failed' })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PreviewRequest>) => {
  void hash(data.file)
    .catch(() => undefined)
    .then(() => preview(data))
    .then(() => post({ kind: 'over' }))
})
