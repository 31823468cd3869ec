import { unzipRaw } from 'unzipit'

/** A zip archive read in place: only requested files are loaded. */
export interface Zip {
  readonly names: Iterable<string>
  has(name: string): boolean
  /** The bytes of a file; undefined where there is none, or it is larger than `maxBytes` or damaged. */
  read(name: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** Opens a zip archive; undefined where it is none. A file that unpacks to more than its archive says is damaged. */
export async function openZip(file: Blob): Promise<Zip | undefined> {
  const archive = await unzipRaw(file).catch(() => undefined)
  if (!archive) return undefined
  const files = archive.entries.filter(({ isDirectory, encrypted }) => !isDirectory && !encrypted)
  const entries = new Map(files.map((entry) => [entry.name, entry]))
  return {
    names: entries.keys(),
    has: (name) => entries.has(name),
    async read(name, maxBytes) {
      const entry = entries.get(name)
      if (!entry || entry.size > maxBytes) return undefined
      const bytes = await entry.arrayBuffer().catch(() => undefined)
      return bytes && new Uint8Array(bytes)
    },
  }
}
