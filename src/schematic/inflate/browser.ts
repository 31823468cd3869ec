import { SchematicError } from '../errors'
import type { Compression } from './inflate'

/** Inflates with the web's DecompressionStream, which Node has too. See `Inflate` for the contract. */
export async function* inflateInBrowser(
  chunks: AsyncIterable<Uint8Array>,
  compression: Compression,
): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream(compression === 'gzip' ? 'gzip' : 'deflate')
  const reader = stream.readable.getReader()
  const writer = stream.writable.getWriter()
  let stopped = false
  let sourceFailed = false
  let sourceError: unknown
  const feeding = feed()

  async function feed(): Promise<void> {
    try {
      for await (const chunk of chunks) {
        if (stopped) return
        try {
          await writer.write(new Uint8Array(chunk))
        } catch {
          return // The reader meets the same error and reports it.
        }
      }
    } catch (error) {
      sourceFailed = true
      sourceError = error
      await writer.abort(error).catch(ignore)
      return
    }
    await writer.close().catch(ignore)
  }

  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch (error) {
    if (sourceFailed) throw sourceError
    throw new SchematicError('malformed', 'its compressed data is damaged or cut short', { cause: error })
  } finally {
    stopped = true
    await reader.cancel().catch(ignore)
    await writer.abort().catch(ignore)
    await feeding
  }
}

/** For promises whose failure is reported elsewhere. */
function ignore(): void {}
