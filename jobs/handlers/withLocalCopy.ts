import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ShopContext } from '@/core/context/context'

/** Streams an object to a temporary file that exists while `work` runs. */
export async function withLocalCopy<Result>(
  context: ShopContext,
  key: string,
  signal: AbortSignal,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(context.stores.receivingFolder, { recursive: true })
  const file = path.join(context.stores.receivingFolder, randomUUID())
  try {
    await pipeline(
      await context.stores.objects.open(key, { signal }),
      createWriteStream(file, { mode: 0o600, flags: 'wx' }),
      {
        signal,
      },
    )
    return await work(file)
  } finally {
    await rm(file, { force: true })
  }
}
