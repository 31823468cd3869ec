import { replaceBlocks } from '../operations/replaceBlocks'
import { readFileOf } from './readFile'
import { UsageError } from './report'
import { type OutputOptions, reportOutput, targetOf, writeFileOf } from './writeFileOf'

/** A block or block state as commands write it, as `oak_stairs[half=top]`. */
const BLOCK = /^([a-z0-9_.-]+:)?[a-z0-9_./-]+(\[([a-z0-9_.:]+=[a-z0-9_.-]+(,(?!\])|(?=\])))*\])?$/

/** Replaces blocks by others, which keep how they are turned; prints how many. */
export async function replaceCommand(args: readonly string[], options: OutputOptions): Promise<number> {
  const [from, to, ...blocks] = args
  if (from === undefined || to === undefined || blocks.length === 0) {
    throw new UsageError('replace needs two files, then a block and its replacement')
  }
  const rules = rulesOf(blocks)
  targetOf(to, options)
  const { schematic, count } = replaceBlocks(await readFileOf(from), rules)
  reportOutput(await writeFileOf(schematic, to, options), options.json, { replaced: count })
  return 0
}

function rulesOf(blocks: readonly string[]): Record<string, string> {
  const wrong = blocks.find((block) => !BLOCK.test(block))
  if (wrong !== undefined)
    throw new UsageError(`${wrong} is not a block; write it like oak_stairs or 'oak_stairs[half=top]'`)
  const last = blocks.at(-1)
  if (blocks.length % 2 === 1) throw new UsageError(`the replacement for ${last} is missing`)
  const pairs = Array.from({ length: blocks.length / 2 }, (_, i): [string, string] => {
    return [blocks[2 * i] ?? '', blocks[2 * i + 1] ?? '']
  })
  return Object.fromEntries(pairs)
}
