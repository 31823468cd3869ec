/** Runs in a worker of the browser: inspects the file it is sent, then draws it. The file is streamed, never held whole. */
import { SchematicError } from '@/schematic/errors'
import { inspectSchematic } from '@/schematic/inspect/inspectSchematic'
import { readSchematic } from '@/schematic/read/readSchematic'
import { renderIsometric } from '@/schematic/render/renderIsometric'
import type { LookMessage } from './fileLook'

/** Builds with room for more are not drawn here: a phone would run out of memory. The shop draws them all. */
const MOST_DRAWN = 32 * 1024 * 1024
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

async function look(file: File): Promise<void> {
  try {
    const facts = await inspectSchematic(chunksOf(file))
    say({ kind: 'facts', facts })
    if (facts.volume > MOST_DRAWN) return
    const drawn = renderIsometric(await readSchematic(chunksOf(file)), { width: PIXELS, height: PIXELS })
    const picture = { ...drawn, pixels: new Uint8ClampedArray(drawn.pixels) }
    say({ kind: 'picture', picture }, [picture.pixels.buffer])
  } catch (error) {
    say(error instanceof SchematicError ? { kind: 'refused', code: error.code } : { kind: 'failed' })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof File) void look(data)
})
