import { createGunzip, createInflate } from 'node:zlib'
import { SchematicError } from '../errors'
import type { Compression } from './inflate'

/** Bytes of inflated data a piece; larger pieces cost memory and win no time. */
const PIECE_BYTES = 128 * 1024

/** Inflates with Node's zlib, off the JavaScript thread. See `Inflate` for the contract. */
export async function* inflateInNode(
  chunks: AsyncIterable<Uint8Array>,
  compression: Compression,
): AsyncGenerator<Uint8Array> {
  const inflater = (compression === 'gzip' ? createGunzip : createInflate)({ chunkSize: PIECE_BYTES })
  let sourceFailed = false
  let sourceError: unknown
  /** Goes on once the inflater has room again, or is gone. */
  let goOn: () => void = () => {}
  inflater.on('drain', () => goOn())
  inflater.on('close', () => goOn())
  const feeding = feed()

  async function feed(): Promise<void> {
    try {
      for await (const chunk of chunks) {
        if (inflater.destroyed) return
        if (!inflater.write(chunk)) {
          await new Promise<void>((resolve) => {
            goOn = resolve
          })
        }
        if (inflater.destroyed) return
      }
      inflater.end()
    } catch (error) {
      if (inflater.destroyed) return
      sourceFailed = true
      sourceError = error
      inflater.destroy()
    }
  }

  try {
    for await (const piece of inflater) yield piece
  } catch (error) {
    if (sourceFailed) throw sourceError
    throw new SchematicError('malformed', 'its compressed data is damaged or cut short', { cause: error })
  } finally {
    inflater.destroy()
    await feeding
  }
}
