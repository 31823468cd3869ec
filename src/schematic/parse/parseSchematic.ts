import type { Warning } from '../model'
import { completeDraft } from './completeDraft'
import type { BlockCounters, ElementSinkSource } from './draft'
import { DraftGatherer } from './gatherDraft'
import type { Parsed } from './parsed'
import { type ParseOptions, parseNbtStream, withMemoryLimitError } from './parseNbtStream'

/**
 * Parses a file of any format as a stream. Blocks are kept, or with `counters` only counted; block entities and
 * entities go to `sink`. Throws SchematicError; errors of `chunks` are passed on.
 */
export async function parseSchematic(
  chunks: AsyncIterable<Uint8Array>,
  sink: ElementSinkSource,
  options: ParseOptions & { readonly counters?: BlockCounters },
): Promise<Parsed> {
  const gatherer = new DraftGatherer(options.limits, sink, options.counters)
  const trailingBytes = await parseNbtStream(chunks, gatherer.root, options)
  try {
    const parsed = await completeDraft(gatherer.draft, options.limits)
    if (trailingBytes === 0) return parsed
    const trailing: Warning = {
      code: 'trailing_bytes',
      message: 'Bytes after the end of the schematic were left out.',
      count: trailingBytes,
    }
    return { ...parsed, warnings: [...parsed.warnings, trailing] }
  } catch (error) {
    throw withMemoryLimitError(error)
  }
}
