import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import {
  ARRAY_ELEMENT_BYTES,
  LEAST_BYTES,
  SCALAR_BYTES,
  TAG_COMPOUND,
  TAG_DOUBLE,
  TAG_END,
  TAG_LIST,
  TAG_LONG_ARRAY,
  TAG_STRING,
} from './tags'
import { decodeText } from './text'
import type { ArrayVisitor, CompoundVisitor, ListVisitor, ValueVisitor, Visitor } from './visitors'

type ParserLimits = Pick<Limits, 'inflatedBytes' | 'depth' | 'tags' | 'valueBytes' | 'unneededBytes' | 'trailingBytes'>

/** Kind of a frame that is a compound; any other number is the tag id of a list's elements. */
const IN_COMPOUND = 0

const EMPTY = new Uint8Array(0)

/**
 * Reads NBT fed in pieces of any size, in either byte order, and hands what is wanted to visitors.
 *
 * Nothing is taken on trust: a length is judged against the limits when it is read, and memory grows with what has arrived, never
 * with what was announced. Tag headers and numbers are read whole, so at most one of them (128 KiB) is carried from one piece to
 * the next; arrays pass through; a value that is gathered is copied only where it crosses pieces.
 *
 * Byte order is told by the root's name and the first tag's: names are short, so of the two readings of a length the smaller is
 * right. Format: https://minecraft.wiki/w/NBT_format
 */
export class PushParser {
  readonly #root: CompoundVisitor
  readonly #limits: ParserLimits

  #littleEndian = false
  #started = false
  #closed = false
  #trailing = 0
  #tags = 0
  #unneeded = 0

  /** The bytes being looked at, how far they are read, and where in the file they begin. */
  #buffer: Uint8Array = EMPTY
  #at = 0
  #base = 0

  /** The open compounds and lists, outermost first; -1 before the root. */
  #depth = -1
  readonly #kinds: Uint8Array
  readonly #left: Int32Array
  readonly #totals: Int32Array
  readonly #visitors: (CompoundVisitor | ListVisitor | null)[]
  readonly #names: string[] = []
  /** The innermost frame that a visitor entered; frames above it are being skipped or gathered. */
  #entered = -1

  /** An array on its way through: bytes still to come, bytes of one element, and who takes them. */
  #payload = 0
  #unit = 1
  #array: ArrayVisitor | null = null

  /** A value being gathered: from where in the buffer, and what came before this buffer. */
  #gathering: ValueVisitor | null = null
  #gatheredType = 0
  #gatheredFrom = 0
  #gatheredOffset = 0
  #gatheredMost = 0
  #stash: Uint8Array = EMPTY
  #stashed = 0
  #name = ''
  #waiting: Promise<unknown> | undefined

  constructor(root: CompoundVisitor, limits: ParserLimits) {
    this.#root = root
    this.#limits = limits
    this.#kinds = new Uint8Array(limits.depth + 1)
    this.#left = new Int32Array(limits.depth + 1)
    this.#totals = new Int32Array(limits.depth + 1)
    this.#visitors = new Array<CompoundVisitor | ListVisitor | null>(limits.depth + 1).fill(null)
  }

  /** Whether the root has been closed; what follows is not NBT. */
  get closed(): boolean {
    return this.#closed
  }

  /** Bytes that came after the end of the root. */
  get trailing(): number {
    return this.#trailing
  }

  get littleEndian(): boolean {
    return this.#littleEndian
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#base + this.#at
  }

  /** What a visitor has to load before the parser can go on, with an empty piece if there is no other. */
  get waiting(): Promise<unknown> | undefined {
    return this.#waiting
  }

  /** Takes the next piece. Throws SchematicError; the parser is of no use after that. */
  feed(bytes: Uint8Array): void {
    this.#waiting = undefined
    // Node's Buffer is a Uint8Array whose methods do other things.
    const piece = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (this.#closed) {
      this.#countTrailing(piece.length)
      return
    }
    if (this.#at < this.#buffer.length) {
      const rest = this.#buffer.length - this.#at
      const joined = new Uint8Array(rest + piece.length)
      joined.set(this.#buffer.subarray(this.#at))
      joined.set(piece, rest)
      this.#base += this.#at
      this.#buffer = joined
    } else {
      this.#base += this.#buffer.length
      this.#buffer = piece
    }
    this.#at = 0
    this.#gatheredFrom = 0
    if (this.#base + this.#buffer.length > this.#limits.inflatedBytes) {
      throw this.#error('limits_exceeded', `holds more than ${this.#limits.inflatedBytes} bytes`)
    }
    this.#guarded(() => this.#run(false))
    if (this.#closed) {
      this.#countTrailing(this.#buffer.length - this.#at)
      this.#base += this.#at
      this.#buffer = EMPTY
      this.#at = 0
      return
    }
    if (this.#gathering !== null) this.#stashGathered()
    const rest = this.#buffer.length - this.#at
    this.#base += this.#at
    this.#buffer = rest === 0 ? EMPTY : this.#buffer.slice(this.#at)
    this.#at = 0
  }

  /** Tells that no more comes. Throws SchematicError('malformed') when the root is still open. */
  finish(): void {
    if (!this.#started) this.#guarded(() => this.#run(true))
    if (!this.#closed) throw this.#error('malformed', 'ends in the middle of its data')
  }

  #countTrailing(bytes: number): void {
    this.#trailing += bytes
    if (this.#trailing > this.#limits.trailingBytes) {
      throw new SchematicError('limits_exceeded', `has more than ${this.#limits.trailingBytes} bytes after its end`, {
        offset: this.#base + this.#at,
      })
    }
  }

  /** Visitors don't know where in the file they are: their errors get the place here. */
  #guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof SchematicError) || error.offset !== undefined) throw error
      throw new SchematicError(error.code, error.message, {
        offset: this.offset,
        path: error.path ?? this.#path(),
        cause: error.cause,
      })
    }
  }

  #error(code: 'malformed' | 'limits_exceeded' | 'not_a_schematic', message: string, at = this.#at): SchematicError {
    return new SchematicError(code, message, { offset: this.#base + at, path: this.#path() })
  }

  /** Of the innermost entered frame; inside skipped parts names are not decoded. */
  #path(): string {
    const parts: string[] = []
    for (let depth = 0; depth <= this.#entered; depth++) {
      if (depth > 0) parts.push(this.#names[depth] ?? '')
      if (this.#kinds[depth] !== IN_COMPOUND) {
        const index = (this.#totals[depth] ?? 0) - (this.#left[depth] ?? 0)
        parts.push(`[${Math.max(0, index - 1)}]`)
      }
    }
    if (this.#name && this.#kinds[Math.max(0, this.#entered)] === IN_COMPOUND) parts.push(this.#name)
    return parts.join('.').replaceAll('.[', '[')
  }

  #u16(at: number): number {
    const a = this.#buffer[at] ?? 0
    const b = this.#buffer[at + 1] ?? 0
    return this.#littleEndian ? a | (b << 8) : (a << 8) | b
  }

  #i32(at: number): number {
    const buffer = this.#buffer
    const a = buffer[at] ?? 0
    const b = buffer[at + 1] ?? 0
    const c = buffer[at + 2] ?? 0
    const d = buffer[at + 3] ?? 0
    return this.#littleEndian ? a | (b << 8) | (c << 16) | (d << 24) : (a << 24) | (b << 16) | (c << 8) | d
  }

  #run(last: boolean): void {
    if (!this.#started && !this.#start(last)) return
    for (;;) {
      if (this.#array !== null || this.#payload > 0) {
        if (!this.#passPayload()) return
      } else if (this.#depth > this.#entered) {
        if (!this.#skip()) return
      } else if (this.#gathering !== null) {
        this.#deliver(this.#gathering)
      } else {
        const visitor = this.#visitors[this.#depth]
        if (visitor === undefined || visitor === null) return
        if (visitor.kind === 'compound' ? !this.#stepCompound(visitor) : !this.#stepList(visitor)) return
        if (this.#closed) return
      }
    }
  }

  /** Reads the root's tag and name and tells the byte order; false while there are too few bytes to tell. */
  #start(last: boolean): boolean {
    const buffer = this.#buffer
    const have = buffer.length
    if (have === 0) {
      if (last) throw this.#error('malformed', 'is empty')
      return false
    }
    const type = buffer[0] ?? 0
    if (type !== TAG_COMPOUND) {
      const isTag = type > TAG_END && type <= TAG_LONG_ARRAY
      throw this.#error(
        isTag ? 'malformed' : 'not_a_schematic',
        isTag ? 'does not begin with a compound' : 'is not NBT',
      )
    }
    const bigRoot = ((buffer[1] ?? 0) << 8) | (buffer[2] ?? 0)
    const littleRoot = (buffer[1] ?? 0) | ((buffer[2] ?? 0) << 8)
    if (have < 6 && !last) return false
    const rootName = Math.min(bigRoot, littleRoot)
    const first = 3 + rootName
    if (have < first + 3 && !last) return false
    if (bigRoot !== littleRoot) this.#littleEndian = littleRoot < bigRoot
    else {
      const a = buffer[first + 1] ?? 0
      const b = buffer[first + 2] ?? 0
      this.#littleEndian = (a | (b << 8)) < ((a << 8) | b)
    }
    if (have < first) throw this.#error('malformed', 'ends in the middle of its data')
    this.#at = first
    this.#started = true
    this.#push(IN_COMPOUND, 0, '', this.#root)
    return true
  }

  #push(kind: number, left: number, name: string, visitor: CompoundVisitor | ListVisitor | null): void {
    const depth = this.#depth + 1
    if (depth >= this.#kinds.length) {
      throw this.#error('limits_exceeded', `nests deeper than ${this.#limits.depth} levels`)
    }
    this.#depth = depth
    this.#kinds[depth] = kind
    this.#left[depth] = left
    this.#totals[depth] = left
    this.#visitors[depth] = visitor
    this.#names[depth] = name
    if (visitor !== null) this.#entered = depth
  }

  #pop(): void {
    this.#depth -= 1
    this.#entered = this.#depth
    if (this.#depth < 0) this.#closed = true
  }

  #countTag(): void {
    this.#tags += 1
    if (this.#tags > this.#limits.tags) throw this.#tooManyTags()
  }

  #tooManyTags(): SchematicError {
    return this.#error('limits_exceeded', `has more than ${this.#limits.tags} tags`)
  }

  /** One tag of an entered compound; false when it isn't all there yet. */
  #stepCompound(visitor: CompoundVisitor): boolean {
    const buffer = this.#buffer
    const at = this.#at
    if (at >= buffer.length) return false
    const type = buffer[at] ?? 0
    if (type === TAG_END) {
      this.#at = at + 1
      this.#name = ''
      visitor.end?.()
      this.#pop()
      return true
    }
    if (type > TAG_LONG_ARRAY) throw this.#error('malformed', `has a tag of unknown type ${type}`)
    if (at + 3 > buffer.length) return false
    const payload = at + 3 + this.#u16(at + 1)
    if (payload > buffer.length || !this.#hasHead(type, payload)) return false
    this.#name = decodeText(buffer, at + 3, payload)
    const child = visitor.child(this.#name, type)
    if (child instanceof Promise) {
      this.#waiting = child
      return false
    }
    this.#countTag()
    this.#begin(type, payload, child)
    return true
  }

  /** One element of an entered list; false when it isn't all there yet. */
  #stepList(visitor: ListVisitor): boolean {
    const depth = this.#depth
    const left = this.#left[depth] ?? 0
    if (left === 0) {
      visitor.end?.()
      this.#pop()
      return true
    }
    const index = (this.#totals[depth] ?? 0) - left
    const bulk = visitor.bulk
    if (bulk !== undefined) {
      const at = bulk.take(this.#buffer, this.#at, this.#buffer.length, left)
      if (bulk.count > 0) {
        this.#at = at
        this.#left[depth] = left - bulk.count
        this.#tags += bulk.count
        if (this.#tags > this.#limits.tags) throw this.#tooManyTags()
        return true
      }
    }
    const type = this.#kinds[depth] ?? 0
    if (!this.#hasHead(type, this.#at)) return false
    this.#countTag()
    this.#left[depth] = left - 1
    this.#name = ''
    this.#begin(type, this.#at, visitor.element(index))
    return true
  }

  /** Whether a payload's scalar or length is there. Strings are read whole. */
  #hasHead(type: number, at: number): boolean {
    const have = this.#buffer.length - at
    const scalar = SCALAR_BYTES[type] ?? 0
    if (scalar > 0) return have >= scalar
    if (type === TAG_COMPOUND) return true
    if (type === TAG_STRING) return have >= 2 && have >= 2 + this.#u16(at)
    return have >= (type === TAG_LIST ? 5 : 4)
  }

  /** Begins the payload at `at`, whose head is there, for the visitor that wants it. */
  #begin(type: number, at: number, visitor: Visitor | undefined): void {
    if (visitor?.kind === 'compound' && type === TAG_COMPOUND) {
      this.#at = at
      this.#push(IN_COMPOUND, 0, this.#name, visitor)
      return
    }
    if (visitor?.kind === 'list' && type === TAG_LIST) {
      const elementType = this.#buffer[at] ?? 0
      const count = this.#listLength(at)
      this.#at = at + 5
      visitor.begin?.(elementType, count)
      this.#push(elementType, count, this.#name, visitor)
      return
    }
    if (visitor?.kind === 'array') {
      const elementBytes = ARRAY_ELEMENT_BYTES[type] ?? 0
      if (elementBytes > 0) {
        const count = this.#arrayLength(at, elementBytes)
        visitor.begin(elementBytes === 1 ? 1 : elementBytes === 4 ? 3 : 4, count, this.#littleEndian)
        this.#at = at + 4
        this.#passThrough(count * elementBytes, elementBytes, visitor)
        return
      }
      const elementType = this.#buffer[at] ?? 0
      const scalar = SCALAR_BYTES[elementType] ?? 0
      if (type === TAG_LIST && (scalar > 0 || elementType === TAG_END)) {
        const count = this.#listLength(at)
        visitor.begin(elementType, count, this.#littleEndian)
        this.#at = at + 5
        this.#passThrough(count * scalar, Math.max(1, scalar), visitor)
        return
      }
    }
    if (visitor?.kind === 'value') {
      this.#gathering = visitor
      this.#gatheredType = type
      this.#gatheredFrom = at
      this.#gatheredOffset = this.#base + at
      this.#gatheredMost = visitor.mostBytes ?? this.#limits.valueBytes
      this.#stashed = 0
    }
    this.#pass(type, at)
  }

  #passThrough(bytes: number, unit: number, visitor: ArrayVisitor): void {
    this.#payload = bytes
    this.#unit = visitor.takesParts ? 1 : unit
    this.#array = visitor
  }

  /** Goes over a payload without entering it: at once if it is small, by frames or as bytes if it is not. */
  #pass(type: number, at: number): void {
    const scalar = SCALAR_BYTES[type] ?? 0
    if (scalar > 0) this.#at = at + scalar
    else if (type === TAG_STRING) this.#at = at + 2 + this.#u16(at)
    else if (type === TAG_COMPOUND) {
      this.#at = at
      this.#push(IN_COMPOUND, 0, '', null)
    } else if (type === TAG_LIST) {
      const elementType = this.#buffer[at] ?? 0
      const count = this.#listLength(at)
      const elementBytes = SCALAR_BYTES[elementType] ?? 0
      this.#at = at + 5
      if (elementBytes > 0) this.#passBytes(count * elementBytes)
      else if (count > 0) this.#push(elementType, count, '', null)
    } else {
      const elementBytes = ARRAY_ELEMENT_BYTES[type] ?? 1
      const count = this.#arrayLength(at, elementBytes)
      this.#at = at + 4
      this.#passBytes(count * elementBytes)
    }
  }

  #passBytes(bytes: number): void {
    this.#payload = bytes
    this.#unit = 1
    if (this.#gathering === null) this.#countUnneeded(bytes)
    else this.#checkGathered(this.#base + this.#at + bytes - this.#gatheredOffset)
  }

  #countUnneeded(bytes: number): void {
    this.#unneeded += bytes
    if (this.#unneeded > this.#limits.unneededBytes) {
      throw this.#error('limits_exceeded', `holds more than ${this.#limits.unneededBytes} bytes that no schematic has`)
    }
  }

  #checkGathered(bytes: number): void {
    if (bytes > this.#gatheredMost) {
      throw this.#error('limits_exceeded', `has one value of more than ${this.#gatheredMost} bytes`)
    }
  }

  #arrayLength(at: number, elementBytes: number): number {
    const count = this.#i32(at)
    if (count < 0) throw this.#error('malformed', `has an array of length ${count}`, at)
    this.#checkRoom(count * elementBytes, at)
    return count
  }

  #listLength(at: number): number {
    const elementType = this.#buffer[at] ?? 0
    const count = this.#i32(at + 1)
    if (elementType > TAG_LONG_ARRAY) throw this.#error('malformed', `has a list of unknown type ${elementType}`, at)
    if (count < 0) throw this.#error('malformed', `has a list of length ${count}`, at)
    if (elementType === TAG_END && count > 0) throw this.#error('malformed', 'has a list of nothing with a length', at)
    this.#checkRoom(count * (LEAST_BYTES[elementType] ?? 1), at)
    // Each element of changing size will count as a tag: no need to wait for them.
    if ((SCALAR_BYTES[elementType] ?? 0) === 0 && this.#tags + count > this.#limits.tags) throw this.#tooManyTags()
    return count
  }

  /** What is announced must fit into what may still come. */
  #checkRoom(bytes: number, at: number): void {
    if (this.#base + at + bytes > this.#limits.inflatedBytes) {
      throw this.#error('limits_exceeded', `announces ${bytes} bytes, more than a file may hold`, at)
    }
  }

  /** Moves array bytes on; false when more have to come. */
  #passPayload(): boolean {
    const have = this.#buffer.length - this.#at
    const whole = Math.min(this.#payload, have - (have % this.#unit))
    if (whole === 0 && this.#payload > 0) return false
    const visitor = this.#array
    if (visitor !== null && whole > 0) visitor.data(this.#buffer.subarray(this.#at, this.#at + whole))
    this.#at += whole
    this.#payload -= whole
    if (this.#payload > 0) return false
    this.#array = null
    visitor?.end?.()
    return true
  }

  #stashGathered(): void {
    const from = this.#gatheredFrom
    const length = this.#at - from
    if (length <= 0) return
    this.#checkGathered(this.#stashed + length)
    if (this.#stash.length < this.#stashed + length) {
      const larger = new Uint8Array(Math.max(4096, 2 * this.#stash.length, this.#stashed + length))
      larger.set(this.#stash.subarray(0, this.#stashed))
      this.#stash = larger
    }
    this.#stash.set(this.#buffer.subarray(from, this.#at), this.#stashed)
    this.#stashed += length
  }

  #deliver(visitor: ValueVisitor): void {
    let bytes: Uint8Array
    if (this.#stashed > 0) {
      this.#stashGathered()
      bytes = this.#stash.subarray(0, this.#stashed)
    } else bytes = this.#buffer.subarray(this.#gatheredFrom, this.#at)
    this.#gathering = null
    this.#checkGathered(bytes.length)
    visitor.value({
      type: this.#gatheredType,
      bytes,
      littleEndian: this.#littleEndian,
      offset: this.#gatheredOffset,
    })
    if (this.#stash.length > 65_536) this.#stash = EMPTY
    this.#stashed = 0
  }

  /**
   * Goes over frames that nobody entered, down to the innermost entered one; false when more bytes are needed. This is where
   * hostile files spend their time, so it is one loop over local variables.
   */
  #skip(): boolean {
    const buffer = this.#buffer
    const end = buffer.length
    const kinds = this.#kinds
    const left = this.#left
    const little = this.#littleEndian
    const floor = this.#entered
    const mostDepth = kinds.length
    const mostTags = this.#limits.tags
    const from = this.#at
    let at = from
    let depth = this.#depth
    let tags = this.#tags

    while (depth > floor) {
      let type = kinds[depth] ?? 0
      let payload = at
      if (type === IN_COMPOUND) {
        if (at >= end) break
        type = buffer[at] ?? 0
        if (type === TAG_END) {
          at += 1
          depth -= 1
          continue
        }
        if (type > TAG_LONG_ARRAY) {
          this.#leave(at, depth, tags)
          throw this.#error('malformed', `has a tag of unknown type ${type}`)
        }
        if (at + 3 > end) break
        const a = buffer[at + 1] ?? 0
        const b = buffer[at + 2] ?? 0
        payload = at + 3 + (little ? a | (b << 8) : (a << 8) | b)
        if (payload > end) break
      } else if (left[depth] === 0) {
        depth -= 1
        continue
      }

      const inList = payload === at
      if (type <= TAG_DOUBLE) {
        payload += SCALAR_BYTES[type] ?? 0
        if (payload > end) break
        at = payload
      } else if (type === TAG_STRING) {
        if (payload + 2 > end) break
        const a = buffer[payload] ?? 0
        const b = buffer[payload + 1] ?? 0
        payload += 2 + (little ? a | (b << 8) : (a << 8) | b)
        if (payload > end) break
        at = payload
      } else {
        if (type !== TAG_COMPOUND && payload + (type === TAG_LIST ? 5 : 4) > end) break
        if (inList) left[depth] = (left[depth] ?? 0) - 1
        let kind = IN_COMPOUND
        let count = 0
        let bytes = -1
        if (type === TAG_COMPOUND) at = payload
        else {
          this.#leave(at, depth, tags)
          if (type === TAG_LIST) {
            kind = buffer[payload] ?? 0
            count = this.#listLength(payload)
            at = payload + 5
            const scalar = SCALAR_BYTES[kind] ?? 0
            if (scalar > 0 || count === 0) bytes = count * scalar
          } else {
            const unit = ARRAY_ELEMENT_BYTES[type] ?? 1
            bytes = this.#arrayLength(payload, unit) * unit
            at = payload + 4
          }
        }
        tags += 1
        if (tags > mostTags) {
          this.#leave(at, depth, tags)
          throw this.#tooManyTags()
        }
        if (bytes >= 0) {
          if (at + bytes <= end) at += bytes
          else {
            this.#leave(at, depth, tags)
            this.#spend(at - from)
            this.#passBytes(bytes)
            return true
          }
        } else {
          depth += 1
          if (depth >= mostDepth) {
            depth -= 1
            this.#leave(at, depth, tags)
            throw this.#error('limits_exceeded', `nests deeper than ${this.#limits.depth} levels`)
          }
          kinds[depth] = kind
          left[depth] = count
        }
        continue
      }
      if (inList) left[depth] = (left[depth] ?? 0) - 1
      tags += 1
      if (tags > mostTags) {
        this.#leave(at, depth, tags)
        throw this.#tooManyTags()
      }
    }
    this.#leave(at, depth, tags)
    this.#spend(at - from)
    return depth <= floor
  }

  #leave(at: number, depth: number, tags: number): void {
    this.#at = at
    this.#depth = depth
    this.#tags = tags
  }

  /** Judges the bytes that were just gone over. */
  #spend(bytes: number): void {
    if (this.#gathering === null) this.#countUnneeded(bytes)
    else this.#checkGathered(this.#base + this.#at - this.#gatheredOffset)
  }
}
