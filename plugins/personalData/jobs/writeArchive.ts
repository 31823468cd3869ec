import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Payload } from 'payload'
import { ZipFile } from 'yazl'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import type { Translator } from '@/i18n/Translator'
import { type ExportedBytes, isStillServed, listExportedBytes } from '../queries/exportedBytes'
import { readAccount, readSection, sectionNames } from '../queries/sections'

/** Of the form of the JSON files; a change that breaks a reader makes it one more. */
export const EXPORT_VERSION = 1

/** A JSON array, an item a line, as it is read. */
async function* jsonLines(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const item of items) {
    yield before + JSON.stringify(item)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

const open = async (context: ShopContext, db: ReturnType<typeof adapterOf>['drizzle'], one: ExportedBytes) => {
  if (one.kind === 'picture') return context.stores.media.open(one.stored)
  if (!(await isStillServed(db, one.id))) throw new Error(`The file ${one.id} was taken offline meanwhile`)
  return context.stores.objects.open(one.stored)
}

type Archive = {
  userId: string
  /** A new file's path. */
  to: string
  t: Translator<'PersonalData'>
  signal: AbortSignal
  onProgress: (bytes: number) => void
}

/**
 * Writes all that an account has into a zip file. Bytes are streamed, one after the other.
 * @throws Error where one can't be read: then the whole is written again
 */
export async function writeArchive(payload: Payload, { userId, to, t, signal, onProgress }: Archive): Promise<void> {
  const context = contextOf(payload)
  const db = adapterOf(payload).drizzle
  const zip = new ZipFile()
  const failing = new AbortController()
  zip.once('error', (error: unknown) => failing.abort(error))
  let current: Readable | undefined
  let done = 0
  /** yazl takes streams once their turn comes, and hears of none of their errors. */
  const add = (path: string, compress: boolean, openStream: () => Promise<Readable>) =>
    zip.addReadStreamLazy(path, { compress }, (give) => {
      openStream().then(
        (stream) => {
          current = stream
          stream.once('error', (error) => zip.emit('error', error))
          give(null, stream)
        },
        (error: unknown) => zip.emit('error', error),
      )
    })
  const counted = async (one: ExportedBytes) => {
    const source = await open(context, db, one)
    const counter = new Transform({
      transform(chunk: Buffer, _, next) {
        done += chunk.length
        onProgress(done)
        next(null, chunk)
      },
    })
    source.once('error', (error) => counter.destroy(error))
    counter.once('close', () => source.destroy())
    return source.pipe(counter)
  }

  const site = context.addresses.publicUrl
  const manifest = {
    format: 'schematicshop.data-export',
    version: EXPORT_VERSION,
    site,
    user: userId,
    exportedAt: new Date().toISOString(),
    files: ['account.json', ...sectionNames.map((name) => `${name}.json`)],
  }
  zip.addBuffer(Buffer.from(`${t('readme', { site })}\n`), 'README.txt')
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json')
  zip.addBuffer(Buffer.from(`${JSON.stringify(await readAccount(db, userId), null, 2)}\n`), 'account.json')
  for (const name of sectionNames)
    add(`${name}.json`, true, async () => Readable.from(jsonLines(readSection(db, name, userId))))
  const written = pipeline(zip.outputStream, createWriteStream(to, { flags: 'wx', mode: 0o600 }), {
    signal: AbortSignal.any([signal, failing.signal]),
  })
  written.catch(() => undefined) // awaited below
  try {
    for await (const one of listExportedBytes(db, userId)) add(one.path, false, () => counted(one))
    zip.end()
    await written
  } catch (error) {
    throw failing.signal.aborted ? failing.signal.reason : error
  } finally {
    current?.destroy()
  }
}
