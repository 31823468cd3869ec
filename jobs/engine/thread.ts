import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { toStorable, toStorableText } from '@/core/text/toStorable'
import { SchematicError } from '@/schematic/errors'
import { inflateInNode } from '@/schematic/inflate/node'
import { inspectSchematic } from '@/schematic/inspect/inspectSchematic'
import type { Limits } from '@/schematic/limits'
import type { Schematic } from '@/schematic/model'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { fingerprintShape } from '@/schematic/operations/fingerprintShape'
import { readSchematic } from '@/schematic/read/readSchematic'
import { type Picture as Drawn, renderIsometric } from '@/schematic/render/renderIsometric'
import { renderTopDown } from '@/schematic/render/renderTopDown'
import { prepareForDrawing } from '@/schematic/shapes/prepareForDrawing'
import { piecesOfFile } from '@/schematic/write/piecesOfFile'
import type { Picture, TaskAnswer, TaskMessage } from './messages'

const CHUNK = 256 * 1024

const pictureOf = ({ width, height, pixels }: Drawn): Picture => ({
  width,
  height,
  pixels: new Uint8ClampedArray(pixels),
})

/** Regions too far apart for one box have no comparable shape. */
function shapeOf(schematic: Schematic, limits: Limits): string {
  try {
    return fingerprintShape(schematic, limits)
  } catch (error) {
    if (error instanceof SchematicError) return ''
    throw error
  }
}

async function runJob({ task, limits }: TaskMessage): Promise<TaskAnswer> {
  const options = { limits, inflate: inflateInNode }
  const chunks = createReadStream(task.path, { highWaterMark: CHUNK })
  try {
    if (task.kind === 'inspect')
      return { kind: 'inspected', inspection: toStorable(await inspectSchematic(chunks, options)) }
    const schematic = await readSchematic(chunks, options)
    if (task.kind === 'convert') {
      const written = await convertSchematic(schematic, task.target, limits)
      await writeFile(task.to, piecesOfFile(written, task.target.format), { mode: 0o600 })
      return { kind: 'converted', losses: toStorable(written.losses) }
    }
    const size = { width: task.width, height: task.height }
    if (task.kind === 'render') return { kind: 'rendered', picture: pictureOf(renderIsometric(schematic, size)) }
    // Once for both images: resolving numeric ids and Bedrock connections takes longer than rendering.
    const ready = prepareForDrawing(schematic)
    const northWest = pictureOf(renderIsometric(ready, { ...size, side: 'northWest' }))
    return {
      kind: 'described',
      pictures: { northWest, top: pictureOf(renderTopDown(ready, size)) },
      shape: shapeOf(schematic, limits),
    }
  } catch (error) {
    if (error instanceof SchematicError)
      return { kind: 'refused', code: error.code, message: toStorableText(error.message) }
    return { kind: 'failed', message: toStorableText(error instanceof Error ? error.message : String(error)) }
  } finally {
    chunks.destroy()
  }
}

/** Buffers that are transferred, not copied. */
function transfersOf(answer: TaskAnswer): ArrayBuffer[] {
  if (answer.kind === 'rendered') return [answer.picture.pixels.buffer]
  return answer.kind === 'described' ? Object.values(answer.pictures).map(({ pixels }) => pixels.buffer) : []
}

parentPort?.on('message', async (order: TaskMessage) => {
  const answer = await runJob(order)
  parentPort?.postMessage(answer, transfersOf(answer))
})
