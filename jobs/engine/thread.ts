import { createReadStream } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { SchematicError } from '../../src/schematic/errors'
import { inflateInNode } from '../../src/schematic/inflate/node'
import { inspectSchematic } from '../../src/schematic/inspect/inspectSchematic'
import { readSchematic } from '../../src/schematic/read/readSchematic'
import { renderIsometric } from '../../src/schematic/render/renderIsometric'
import type { Task, TaskAnswer } from './messages'

const CHUNK = 256 * 1024

async function carryOut(task: Task): Promise<TaskAnswer> {
  const chunks = createReadStream(task.path, { highWaterMark: CHUNK })
  try {
    if (task.kind === 'inspect')
      return { kind: 'inspected', inspection: await inspectSchematic(chunks, { inflate: inflateInNode }) }
    const schematic = await readSchematic(chunks, { inflate: inflateInNode })
    const { width, height, pixels } = renderIsometric(schematic, { width: task.width, height: task.height })
    return { kind: 'rendered', picture: { width, height, pixels: new Uint8ClampedArray(pixels) } }
  } catch (error) {
    if (error instanceof SchematicError) return { kind: 'refused', code: error.code, message: error.message }
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  } finally {
    chunks.destroy()
  }
}

parentPort?.on('message', async (task: Task) => {
  const answer = await carryOut(task)
  parentPort?.postMessage(answer, answer.kind === 'rendered' ? [answer.picture.pixels.buffer] : [])
})
