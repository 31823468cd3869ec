import { createHash, randomUUID } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import { ShopError } from '@/core/errors/errors'
import type { HotRequest } from '@/core/http/hotRequest'
import { pipeBody } from '@/core/http/pipeBody'
import { HEAD_BYTES, openNew, removeReceived } from './receivedFile'

/** Bytes that a form has beside its file: boundaries, headers and fields. */
export const FORM_BYTES = 256 * 1024
/** Bytes of one form field, and how many there may be. */
const MAX_FIELD_BYTES = 128 * 1024
const MAX_FIELDS = 8

export type ReceivedFile = {
  /** Its path; the receiver removes it. */
  path: string
  /** As the client named it, without folders. */
  filename: string
  bytes: number
  /** Lower-case hexadecimal. */
  sha256: string
  /** The first `HEAD_BYTES` bytes. */
  head: Buffer
}

export type ReceivedForm = { fields: ReadonlyMap<string, string>; file: ReceivedFile | undefined }

const mebibytes = (bytes: number) => `${Math.floor(bytes / 1024 ** 2)} MB`
export const tooLarge = (maxBytes: number) =>
  new ShopError(413, 'file_too_large', `The file is too large. The limit is ${mebibytes(maxBytes)}.`, {
    maxBytes,
    field: 'file',
  })

/** Writes one part to disk chunk by chunk, measuring and hashing it on the way. */
async function receiveFile(part: Readable, filename: string, folder: string, maxBytes: number): Promise<ReceivedFile> {
  const place = path.join(folder, randomUUID())
  const hash = createHash('sha256')
  const heads: Buffer[] = []
  let bytes = 0
  let handle: FileHandle | undefined
  try {
    handle = await openNew(place)
    for await (const chunk of part as AsyncIterable<Buffer>) {
      if (bytes < HEAD_BYTES) heads.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - bytes)))
      bytes += chunk.length
      if (bytes > maxBytes) throw tooLarge(maxBytes)
      hash.update(chunk)
      await handle.write(chunk)
    }
    await handle.close()
    return { path: place, filename, bytes, sha256: hash.digest('hex'), head: Buffer.concat(heads) }
  } catch (error) {
    await handle?.close().catch(() => undefined)
    await removeReceived({ path: place })
    throw error
  }
}

/**
 * Reads a multipart body as it comes in: its one file to a temporary file in `folder`, its fields to memory.
 * Nothing stays behind when it throws.
 * @throws ShopError `file_too_large`, `bad_request` (not multipart, or broken), `upload_interrupted`
 */
export async function receiveMultipart(
  { body, headers }: Pick<HotRequest, 'body' | 'headers'>,
  { folder, maxBytes }: { folder: string; maxBytes: number },
): Promise<ReceivedForm> {
  const broken = (message: string) => new ShopError(400, 'bad_request', message)
  if (!body) throw broken('The request has no body. Send the file as multipart/form-data.')
  let parser: busboy.Busboy
  try {
    parser = busboy({
      headers: Object.fromEntries(headers),
      defParamCharset: 'utf8',
      limits: { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, fieldNameSize: 100, headerPairs: 50 },
    })
  } catch {
    throw broken('The request is not multipart/form-data with a boundary.')
  }

  const fields = new Map<string, string>()
  let receiving: Promise<ReceivedFile> | undefined
  let refusal: Error | undefined
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) refusal ??= broken(`The field ${name} is too long.`)
    fields.set(name, value)
  })
  parser.on('file', (name, part, { filename }) => {
    if (name !== 'file' || receiving) {
      part.resume()
      return
    }
    receiving = receiveFile(part, filename ?? '', folder, maxBytes)
    receiving.catch((error: Error) => {
      refusal ??= error
      parser.destroy(error)
    })
  })
  parser.on('filesLimit', () => {
    refusal ??= broken('Send one file at a time.')
  })
  let seen = 0
  body.on('data', (chunk: Buffer) => {
    seen += chunk.length
    if (refusal || seen <= maxBytes + FORM_BYTES) return
    // Skipped parts must be read too: other names, or what precedes the first.
    refusal = tooLarge(maxBytes)
    parser.destroy(refusal)
  })

  try {
    await pipeBody(body, parser)
    const file = await receiving
    if (refusal) {
      if (file) await removeReceived(file)
      throw refusal
    }
    return { fields, file }
  } catch (error) {
    const file = await receiving?.catch(() => undefined)
    if (file) await removeReceived(file)
    if (refusal instanceof ShopError) throw refusal
    if (error instanceof ShopError) throw error
    throw new ShopError(
      400,
      'upload_interrupted',
      'The upload was interrupted before the whole file arrived. Try again.',
    )
  }
}
