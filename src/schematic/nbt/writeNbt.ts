import { SchematicError } from '../errors'
import type { NbtCompound, NbtValue } from '../model'
import { TAG_COMPOUND, TAG_IDS } from './tags'
import { encodeText } from './text'

const FIRST_BYTES = 64 * 1024
const MAX_TEXT_BYTES = 65_535

/**
 * Writes NBT into one growing buffer, in either byte order. The same values always give the same bytes.
 * Throws SchematicError('cannot_write') for a text of more than 65,535 bytes or a list of mixed types.
 */
export class NbtWriter {
  readonly #little: boolean
  readonly #firstBytes: number
  #bytes: Uint8Array<ArrayBuffer>
  #view: DataView
  #at = 0

  constructor(options: { littleEndian?: boolean; bytes?: number } = {}) {
    this.#little = options.littleEndian ?? false
    this.#firstBytes = options.bytes ?? FIRST_BYTES
    this.#bytes = new Uint8Array(this.#firstBytes)
    this.#view = new DataView(this.#bytes.buffer)
  }

  /** What is written, as a view of the writer's buffer. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#at)
  }

  /** Bytes written since the last piece was taken. */
  get length(): number {
    return this.#at
  }

  /** What is written since the last piece was taken, as one of its own; what comes next goes into another buffer. */
  takePiece(): Uint8Array<ArrayBuffer> {
    const piece = this.finish()
    this.#bytes = new Uint8Array(this.#firstBytes)
    this.#view = new DataView(this.#bytes.buffer)
    this.#at = 0
    return piece
  }

  byte(value: number): void {
    const at = this.#grow(1)
    this.#view.setInt8(at, value)
  }
  short(value: number): void {
    const at = this.#grow(2)
    this.#view.setInt16(at, value, this.#little)
  }
  int(value: number): void {
    const at = this.#grow(4)
    this.#view.setInt32(at, value, this.#little)
  }
  long(value: bigint): void {
    const at = this.#grow(8)
    this.#view.setBigInt64(at, value, this.#little)
  }
  float(value: number): void {
    const at = this.#grow(4)
    this.#view.setFloat32(at, value, this.#little)
  }
  double(value: number): void {
    const at = this.#grow(8)
    this.#view.setFloat64(at, value, this.#little)
  }

  text(value: string): void {
    if (value.length < 64 && isAscii(value)) {
      this.short(value.length)
      const at = this.#grow(value.length)
      for (let i = 0; i < value.length; i++) this.#bytes[at + i] = value.charCodeAt(i)
      return
    }
    const bytes = encodeText(value, !this.#little)
    if (bytes.length > MAX_TEXT_BYTES) {
      throw new SchematicError(
        'cannot_write',
        `holds a text of ${bytes.length} bytes; NBT has room for ${MAX_TEXT_BYTES}`,
      )
    }
    this.short(bytes.length)
    this.raw(bytes)
  }

  raw(bytes: Uint8Array): void {
    const at = this.#grow(bytes.length)
    this.#bytes.set(bytes, at)
  }

  /** Room for `bytes` bytes to be filled by the caller before anything else is written. */
  reserve(bytes: number): Uint8Array<ArrayBuffer> {
    const at = this.#grow(bytes)
    return this.#bytes.subarray(at, at + bytes)
  }

  /** Takes back the last `bytes` bytes. */
  retract(bytes: number): void {
    this.#at -= bytes
  }

  /** Type and name of a tag inside a compound; its payload follows. */
  head(type: number, name: string): void {
    this.byte(type)
    this.text(name)
  }

  /** The end of a compound. */
  end(): void {
    this.byte(0)
  }

  tag(name: string, value: NbtValue): void {
    this.head(TAG_IDS[value.type], name)
    this.payload(value)
  }

  payload(value: NbtValue): void {
    switch (value.type) {
      case 'byte':
        this.byte(value.value)
        return
      case 'short':
        this.short(value.value)
        return
      case 'int':
        this.int(value.value)
        return
      case 'long':
        this.long(value.value)
        return
      case 'float':
        this.float(value.value)
        return
      case 'double':
        this.double(value.value)
        return
      case 'string':
        this.text(value.value)
        return
      case 'byteArray':
        this.int(value.value.length)
        this.raw(new Uint8Array(value.value.buffer, value.value.byteOffset, value.value.length))
        return
      case 'intArray':
        this.int(value.value.length)
        for (const element of value.value) this.int(element)
        return
      case 'longArray':
        this.int(value.value.length)
        for (const element of value.value) this.long(element)
        return
      case 'list': {
        const of = value.value[0]?.type ?? value.of
        this.byte(TAG_IDS[of])
        this.int(value.value.length)
        for (const element of value.value) {
          if (element.type !== of) {
            throw new SchematicError('cannot_write', `holds a list of both ${of} and ${element.type}`)
          }
          this.payload(element)
        }
        return
      }
      case 'compound':
        for (const [name, child] of value.value) this.tag(name, child)
        this.end()
    }
  }

  #grow(bytes: number): number {
    const at = this.#at
    const need = at + bytes
    if (need > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(need, 2 * this.#bytes.length))
      larger.set(this.#bytes.subarray(0, at))
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    this.#at = need
    return at
  }
}

/** A whole NBT file: the root compound with its name. */
export function writeNbt(
  rootName: string,
  root: NbtCompound,
  options: { littleEndian?: boolean; bytes?: number } = {},
): Uint8Array<ArrayBuffer> {
  const writer = new NbtWriter(options)
  writer.head(TAG_COMPOUND, rootName)
  writer.payload(root)
  return writer.finish()
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0 || unit >= 0x80) return false
  }
  return true
}
