import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { Writable } from 'node:stream'
import type { Payload } from 'payload'
import { contextOf, type ShopContext } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { HotRequest } from '@/core/http/hotRequest'
import { pipeBody } from '@/core/http/pipeBody'
import { openNew, removeReceived } from '@/core/http/receivedFile'
import { log } from '@/core/log/log'
import type { LocalFile } from '@/core/storage/objectStore'
import { bytesOfPart, countParts, loadUpload, noSuchUpload, unfinishedOf } from './openUpload'

/** Streams a body to a temporary file. Removes it when it throws. */
async function receiveBody(
  { stores }: ShopContext,
  body: NonNullable<HotRequest['body']>,
  bytes: number,
): Promise<LocalFile> {
  const place = path.join(stores.receivingFolder, randomUUID())
  const handle = await openNew(place)
  let received = 0
  try {
    await pipeBody(
      body,
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          received += chunk.length
          handle.appendFile(chunk).then(() => done(), done)
        },
      }),
    )
    if (received !== bytes) throw new Error(`${received} bytes for ${bytes}`)
    await handle.close()
    return { path: place, bytes }
  } catch {
    await handle.close().catch(() => undefined)
    await removeReceived({ path: place })
    throw new ShopError(
      400,
      'upload_interrupted',
      'The connection was lost before the whole part arrived. Upload it again.',
    )
  }
}

/**
 * Receives one part of an upload, replacing an older one of the same number. It counts once complete.
 * @param number as it stands in the address
 * @throws ShopError `not_found`, `wrong_part`, `length_required`, `upload_complete`, `upload_interrupted`,
 * `storage_unavailable`
 */
export async function receivePart(
  payload: Payload,
  ownerId: string,
  { id, number: given }: { id: string; number: string },
  { headers, body }: Pick<HotRequest, 'headers' | 'body'>,
): Promise<{ number: number; bytes: number }> {
  const upload = await loadUpload(payload, ownerId, id)
  const number = /^[1-9]\d{0,4}$/.test(given) ? Number(given) : 0
  const bytes = bytesOfPart(upload, number)
  if (bytes === 0)
    throw new ShopError(400, 'wrong_part', `This upload has parts 1 to ${countParts(upload)}.`, {
      parts: countParts(upload),
    })
  if (upload.state !== 'open')
    throw new ShopError(409, 'upload_complete', 'All parts have been received. Complete the upload.')
  const declared = headers.get('content-length')
  if (declared === null || !body)
    throw new ShopError(411, 'length_required', 'Send the raw part with a Content-Length.')
  if (Number(declared) !== bytes)
    throw new ShopError(400, 'wrong_part', `Part ${number} must have ${bytes} bytes, but ${declared} were declared.`, {
      bytes,
    })
  const unfinished = unfinishedOf(upload)
  if (!unfinished) throw noSuchUpload()

  const file = await receiveBody(contextOf(payload), body, bytes)
  try {
    await contextOf(payload).stores.parts.put(unfinished, number, file)
    return { number, bytes }
  } catch (error) {
    // Canceled or finished by another request meanwhile, or else a storage error.
    const now = await loadUpload(payload, ownerId, id)
    if (now.state !== 'open')
      throw new ShopError(409, 'upload_complete', 'All parts have been received. Complete the upload.')
    log.error({ err: error, uploadId: id }, 'a part could not be stored')
    throw new ShopError(503, 'storage_unavailable', 'The file couldn’t be stored. Try again in a minute.')
  } finally {
    await removeReceived(file)
  }
}
