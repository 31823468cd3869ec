/** A file in a zip archive, as its table of contents has it. */
interface Entry {
  readonly offset: number
  readonly packed: number
  readonly size: number
  readonly isDeflated: boolean
}

/** A zip archive that is read where it lies: only what is asked for is loaded. */
export interface Zip {
  readonly names: Iterable<string>
  has(name: string): boolean
  /** The bytes of a file; undefined where there is none, or it is larger than `most` or damaged. */
  read(name: string, most: number): Promise<Uint8Array<ArrayBuffer> | undefined>
}

const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 200_000
const MOST_CONTENTS = 64 * 1024 * 1024
const LOCAL_BYTES = 30
const ENTRY_BYTES = 46

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

const viewOf = async (blob: Blob) => new DataView(await blob.arrayBuffer())

async function inflate(packed: Blob, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > most) return undefined
      pieces.push(value)
    }
  } catch {
    return undefined
  } finally {
    await reader.cancel().catch(() => {})
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/**
 * Opens a zip archive (APPNOTE 6.3.10, without zip64 and encryption); undefined where it is none. Nothing in it is trusted: every
 * length is held against the file, and nothing grows beyond what its reader allows.
 */
export async function openZip(file: Blob): Promise<Zip | undefined> {
  const tailAt = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT)
  const tail = await viewOf(file.slice(tailAt))
  let end = tail.byteLength - END_BYTES
  while (end >= 0 && tail.getUint32(end, true) !== END) end--
  if (end < 0) return undefined
  const count = tail.getUint16(end + 10, true)
  const bytes = tail.getUint32(end + 12, true)
  const start = tail.getUint32(end + 16, true)
  if (count > MOST_ENTRIES || bytes > MOST_CONTENTS || start + bytes > file.size) return undefined

  const contents = await viewOf(file.slice(start, start + bytes))
  const words = new TextDecoder()
  const entries = new Map<string, Entry>()
  for (let at = 0, i = 0; i < count && at + ENTRY_BYTES <= contents.byteLength; i++) {
    if (contents.getUint32(at, true) !== ENTRY) break
    const flags = contents.getUint16(at + 8, true)
    const method = contents.getUint16(at + 10, true)
    const nameBytes = contents.getUint16(at + 28, true)
    const next = at + ENTRY_BYTES + nameBytes + contents.getUint16(at + 30, true) + contents.getUint16(at + 32, true)
    if (next > contents.byteLength) break
    const name = words.decode(contents.buffer.slice(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes))
    const isEncrypted = (flags & 1) === 1
    if (!isEncrypted && (method === 0 || method === 8) && !name.endsWith('/')) {
      entries.set(name, {
        offset: contents.getUint32(at + 42, true),
        packed: contents.getUint32(at + 20, true),
        size: contents.getUint32(at + 24, true),
        isDeflated: method === 8,
      })
    }
    at = next
  }

  return {
    names: entries.keys(),
    has: (name) => entries.has(name),
    async read(name, most) {
      const entry = entries.get(name)
      if (!entry || entry.size > most || entry.offset + LOCAL_BYTES > file.size) return undefined
      const head = await viewOf(file.slice(entry.offset, entry.offset + LOCAL_BYTES))
      if (head.getUint32(0, true) !== LOCAL) return undefined
      const from = entry.offset + LOCAL_BYTES + head.getUint16(26, true) + head.getUint16(28, true)
      const packed = file.slice(from, from + entry.packed)
      if (packed.size !== entry.packed) return undefined
      if (entry.isDeflated) return inflate(packed, most)
      return packed.size <= most ? new Uint8Array(await packed.arrayBuffer()) : undefined
    },
  }
}
