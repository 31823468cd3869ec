import { SchematicError } from '@/schematic/errors'
import type { Schematic } from '@/schematic/model'
import { readSchematic } from '@/schematic/read/readSchematic'
import type { FailureCode } from './messages'

/** Larger builds are not read, because they would need more memory than a browser has. */
const MAX_BLOCKS = 48 * 1024 * 1024

export class LoadFailure extends Error {
  override readonly name = 'LoadFailure'
  constructor(readonly code: FailureCode) {
    super(code)
  }
}

const codeOfStatus = (status: number): FailureCode =>
  status === 429 ? 'too_many_requests' : status === 404 || status === 409 ? 'not_found' : 'broken'

async function* chunksOf(body: ReadableStream<Uint8Array>, say: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      bytes += value.length
      say(bytes)
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

/**
 * Fetches a build and parses the stream. `say` gets the loaded share, null if the size is unknown.
 * @throws LoadFailure
 */
export async function loadSchematic(
  address: string,
  withCookies: boolean,
  say: (share: number | null) => void,
): Promise<Schematic> {
  let response: Response
  try {
    response = await fetch(address, { credentials: withCookies ? 'same-origin' : 'omit' })
  } catch {
    throw new LoadFailure('offline')
  }
  if (!response.ok || !response.body) throw new LoadFailure(codeOfStatus(response.status))
  const length = Number(response.headers.get('content-length'))
  const chunks = chunksOf(response.body, (bytes) => say(length > 0 ? Math.min(1, bytes / length) : null))
  try {
    return await readSchematic(chunks, { limits: { volume: MAX_BLOCKS } })
  } catch (error) {
    throw new LoadFailure(error instanceof SchematicError ? error.code : 'offline')
  }
}
