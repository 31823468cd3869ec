import { SchematicError, type SchematicErrorCode } from '../errors'
import type { Limits } from '../limits'
import { cachedText } from './cachedText'
import {
  ARRAY_ELEMENT_BYTES,
  MIN_BYTES,
  SCALAR_BYTES,
  TAG_BYTE_ARRAY,
  TAG_COMPOUND,
  TAG_DOUBLE,
  TAG_END,
  TAG_LIST,
  TAG_LONG,
  TAG_LONG_ARRAY,
  TAG_STRING,
} from './tags'
import type { ArrayVisitor, CompoundVisitor, ListVisitor, ValueVisitor, Visitor } from './visitors'

type ParserLimits = Pick<Limits, 'inflatedBytes' | 'depth' | 'tags' | 'valueBytes' | 'unneededBytes' | 'trailingBytes'>

/** Kind of a frame that is a compound; any other number is the tag id of a list's elements. */
const IN_COMPOUND = 0

const EMPTY = new Uint8Array(0)

const CUT = 'ends in the middle of its data'

/** The open compounds and lists of a parser. */
interface Frames {
  readonly kinds: Uint8Array
  readonly left: Int32Array
  readonly totals: Int32Array
}

/** Those of the last parser that came to its end: small files are many, and these are more than most of them. */
let spareFrames: Frames | undefined

/**
 * Parses NBT in chunks of any size, in either byte order, and passes wanted parts to visitors.
 *
 * Input is untrusted: a length is checked against the limits when it is read, and memory grows with what has arrived,
 * never with what was announced. Tag headers and numbers are read whole, so at most one of them (128 KiB) is carried
 * over to the next chunk; arrays are streamed; a collected value is only copied if it spans chunks.
 *
 * The byte order is detected from the lengths of the root's name and the first tag's: names are short, so the smaller
 * reading is right. Format: https://minecraft.wiki/w/NBT_format
 */
export class PushParser {
  readonly #root: CompoundVisitor
  readonly #limits: ParserLimits
  #little = false
  #started = false
  #closed = false
  #trailing = 0
  #tags = 0
  #unneeded = 0

  /** The bytes being looked at, how far they are read, and where in the file they begin. */
  #buffer: Uint8Array = EMPTY
  #at = 0
  #base = 0

  /** Room for what one piece leaves to the next, together with that. */
  #joins: Uint8Array = EMPTY

  /** The open compounds and lists, outermost first; -1 before the root. What is skipped takes one more, of its own. */
  readonly #room: number
  readonly #frames: Frames
  readonly #kinds: Uint8Array
  readonly #left: Int32Array
  readonly #totals: Int32Array
  readonly #visitors: (CompoundVisitor | ListVisitor | null)[] = []
  readonly #names: string[] = []
  #depth = -1
  /** The innermost frame that a visitor entered; frames above it are being skipped or gathered. */
  #entered = -1

  /** An array that is being read: bytes still to come, bytes of one element, and what receives them. */
  #payload = 0
  #unit = 1
  #array: ArrayVisitor | null = null

  /** A value being gathered: from where in the buffer, and what came before this buffer. */
  #gathering: ValueVisitor | null = null
  #gatheredType = 0
  #gatheredFrom = 0
  #gatheredOffset = 0
  #gatheredMax = 0
  #stash: Uint8Array = EMPTY
  #stashed = 0

  #name = ''
  #waiting: Promise<unknown> | undefined

  constructor(root: CompoundVisitor, limits: ParserLimits) {
    this.#root = root
    this.#limits = limits
    const room = limits.depth + 2
    this.#room = room
    const spare = spareFrames?.kinds.length === room ? spareFrames : undefined
    spareFrames = undefined
    this.#frames = spare ?? { kinds: new Uint8Array(room), left: new Int32Array(room), totals: new Int32Array(room) }
    this.#kinds = this.#frames.kinds
    this.#left = this.#frames.left
    this.#totals = this.#frames.totals
  }

  /** Bytes that came after the end of the root, which are not NBT. */
  get trailing(): number {
    return this.#trailing
  }

  /** A pending load of a visitor; the parser continues after it, with an empty chunk if there is no other. */
  get waiting(): Promise<unknown> | undefined {
    return this.#waiting
  }

  /** Takes the next piece. Throws SchematicError; the parser is of no use after that. */
  feed(bytes: Uint8Array): void {
    this.#waiting = undefined
    // Some methods of Node's Buffer differ from Uint8Array's.
    const piece = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (this.#closed) {
      this.#countTrailing(piece.length)
      return
    }
    this.#buffer = this.#joined(piece)
    this.#gatheredFrom = 0
    if (this.#base + this.#buffer.length > this.#limits.inflatedBytes) {
      throw this.#failure('limits_exceeded', `holds more than ${this.#limits.inflatedBytes} bytes`)
    }
    this.#guarded(false)
    if (this.#closed) this.#countTrailing(this.#buffer.length - this.#at)
    else if (this.#gathering !== null) this.#stashGathered()
    this.#buffer = this.#closed || this.#at === this.#buffer.length ? EMPTY : this.#buffer.slice(this.#at)
    this.#base += this.#at
    this.#at = 0
  }

  /** Ends the input. Throws SchematicError('malformed') if the root is still open. */
  finish(): void {
    if (!this.#started) this.#guarded(true)
    if (!this.#closed) throw this.#failure('malformed', CUT)
    spareFrames = this.#frames
  }

  /** The piece, after what the one before it left. */
  #joined(piece: Uint8Array): Uint8Array {
    const rest = this.#buffer
    const length = rest.length + piece.length
    if (rest.length === 0) return piece
    if (this.#joins.length < length) this.#joins = new Uint8Array(length)
    this.#joins.set(rest)
    this.#joins.set(piece, rest.length)
    return this.#joins.subarray(0, length)
  }

  #countTrailing(bytes: number): void {
    this.#trailing += bytes
    if (this.#trailing > this.#limits.trailingBytes) {
      throw this.#failure('limits_exceeded', `has more than ${this.#limits.trailingBytes} bytes after its end`)
    }
  }

  /** Visitors don't know where in the file they are: their errors get the place here. */
  #guarded(last: boolean): void {
    try {
      this.#run(last)
    } catch (error) {
      if (!(error instanceof SchematicError) || error.offset !== undefined) throw error
      const { code, message, path = this.#pathHere(), cause } = error
      throw new SchematicError(code, message, { offset: this.#base + this.#at, path, cause })
    }
  }

  #failure(code: SchematicErrorCode, message: string, place = this.#at): SchematicError {
    return new SchematicError(code, message, { offset: this.#base + place, path: this.#pathHere() })
  }

  /** Of the innermost entered frame; inside skipped parts names are not decoded. */
  #pathHere(): string {
    const parts: string[] = []
    for (let frame = 0; frame <= this.#entered; frame++) {
      if (frame > 0) parts.push(this.#names[frame]!)
      if (this.#kinds[frame] !== IN_COMPOUND)
        parts.push(`[${Math.max(0, this.#totals[frame]! - this.#left[frame]! - 1)}]`)
    }
    if (this.#name && this.#kinds[Math.max(0, this.#entered)] === IN_COMPOUND) parts.push(this.#name)
    return parts.join('.').replaceAll('.[', '[')
  }

  #u16(place: number): number {
    const a = this.#buffer[place]!
    const b = this.#buffer[place + 1]!
    return this.#little ? a | (b << 8) : (a << 8) | b
  }

  #i32(place: number): number {
    const bytes = this.#buffer
    const a = bytes[place]!
    const b = bytes[place + 1]!
    const c = bytes[place + 2]!
    const d = bytes[place + 3]!
    return this.#little ? a | (b << 8) | (c << 16) | (d << 24) : (a << 24) | (b << 16) | (c << 8) | d
  }

  #run(last: boolean): void {
    if (!this.#started && !this.#start(last)) return
    while (!this.#closed) {
      if (this.#array !== null || this.#payload > 0) {
        if (!this.#passPayload()) return
      } else if (this.#depth > this.#entered) {
        if (!this.#skip()) return
      } else if (this.#gathering !== null) {
        if (!this.#deliver(this.#gathering)) return
      } else {
        const visitor = this.#visitors[this.#depth]!
        if (visitor.kind === 'compound' ? !this.#stepCompound(visitor) : !this.#stepList(visitor)) return
      }
    }
  }

  /** Reads the root's tag and name and tells the byte order; false while there are too few bytes to tell. */
  #start(last: boolean): boolean {
    const have = this.#buffer.length
    if (have === 0) {
      if (last) throw this.#failure('malformed', 'is empty')
      return false
    }
    const type = this.#buffer[0]!
    if (type !== TAG_COMPOUND) {
      const isTag = type > TAG_END && type <= TAG_LONG_ARRAY
      throw isTag
        ? this.#failure('malformed', 'does not begin with a compound')
        : this.#failure('not_a_schematic', 'is not NBT')
    }
    if (have < 6 && !last) return false
    const big = this.#u16(1)
    this.#little = true
    const first = 3 + Math.min(big, this.#u16(1))
    if (have < first + 3 && !last) {
      this.#little = false
      return false
    }
    // Of the two readings of a length the smaller is right: of the root's name, or where that tells nothing of the next
    // one.
    const length = this.#u16(1) === big ? first + 1 : 1
    const asLittle = this.#u16(length)
    this.#little = false
    this.#little = asLittle < this.#u16(length)
    if (have < first) throw this.#failure('malformed', CUT)
    this.#at = first
    this.#started = true
    this.#push(IN_COMPOUND, 0, '', this.#root)
    return true
  }

  #push(kind: number, count: number, ofName: string, visitor: CompoundVisitor | ListVisitor | null): void {
    if (++this.#depth >= this.#room) throw this.#tooDeep()
    this.#kinds[this.#depth] = kind
    this.#left[this.#depth] = count
    this.#totals[this.#depth] = count
    this.#visitors[this.#depth] = visitor
    this.#names[this.#depth] = ofName
    if (visitor !== null) this.#entered = this.#depth
  }

  #tooDeep(): SchematicError {
    this.#depth -= 1
    return this.#failure('limits_exceeded', `nests deeper than ${this.#limits.depth} levels`)
  }

  #pop(visitor: CompoundVisitor | ListVisitor): void {
    visitor.end?.()
    this.#entered = --this.#depth
    this.#closed = this.#depth < 0
  }

  #countTags(count = 1): void {
    this.#tags += count
    if (this.#tags > this.#limits.tags) throw this.#tooManyTags()
  }

  #tooManyTags(): SchematicError {
    return this.#failure('limits_exceeded', `has more than ${this.#limits.tags} tags`)
  }

  /** One tag of an entered compound; false when it isn't all there yet. */
  #stepCompound(visitor: CompoundVisitor): boolean {
    if (this.#at >= this.#buffer.length) return false
    const type = this.#buffer[this.#at]!
    if (type === TAG_END) {
      this.#at += 1
      this.#name = ''
      this.#pop(visitor)
      return true
    }
    if (type > TAG_LONG_ARRAY) throw this.#unknownType(type)
    if (this.#at + 3 > this.#buffer.length) return false
    const head = this.#at + 3 + this.#u16(this.#at + 1)
    if (head > this.#buffer.length || !this.#hasHead(type, head)) return false
    this.#name = cachedText(this.#buffer, this.#at + 3, head)
    const child = visitor.child(this.#name, type)
    if (child instanceof Promise) {
      this.#waiting = child
      return false
    }
    this.#begin(type, head, child)
    return true
  }

  #unknownType(type: number): SchematicError {
    return this.#failure('malformed', `has a tag of unknown type ${type}`)
  }

  /** One element of an entered list; false when it isn't all there yet. */
  #stepList(visitor: ListVisitor): boolean {
    const more = this.#left[this.#depth]!
    if (more === 0) {
      this.#pop(visitor)
      return true
    }
    const { bulk } = visitor
    if (bulk !== undefined) {
      const next = bulk.take(this.#buffer, this.#at, this.#buffer.length, more)
      if (bulk.count > 0) {
        this.#at = next
        this.#left[this.#depth] = more - bulk.count
        this.#countTags(bulk.count)
        return true
      }
    }
    const type = this.#kinds[this.#depth]!
    if (!this.#hasHead(type, this.#at)) return false
    this.#left[this.#depth] = more - 1
    this.#name = ''
    this.#begin(type, this.#at, visitor.element(this.#totals[this.#depth]! - more))
    return true
  }

  /** Whether a payload's scalar or length is there. Strings are read whole. */
  #hasHead(type: number, place: number): boolean {
    const have = this.#buffer.length - place
    const scalar = SCALAR_BYTES[type]!
    if (scalar > 0) return have >= scalar
    if (type === TAG_COMPOUND) return true
    if (type === TAG_STRING) return have >= 2 && have >= 2 + this.#u16(place)
    return have >= (type === TAG_LIST ? 5 : 4)
  }

  /** Begins the payload at `place`, whose head is there, for the visitor that wants it. */
  #begin(type: number, place: number, visitor: Visitor | undefined): void {
    if (visitor?.kind === 'compound' && type === TAG_COMPOUND) {
      this.#at = place
      this.#countTags()
      this.#push(IN_COMPOUND, 0, this.#name, visitor)
      return
    }
    if (visitor?.kind === 'list' && type === TAG_LIST) {
      const count = this.#listLength(place)
      const elementType = this.#buffer[place]!
      this.#at = place + 5
      this.#countTags()
      visitor.begin?.(elementType, count)
      this.#push(elementType, count, this.#name, visitor)
      return
    }
    if (visitor?.kind === 'array') {
      const isList = type === TAG_LIST
      const elementType = isList
        ? this.#buffer[place]!
        : type === TAG_LONG_ARRAY
          ? TAG_LONG
          : type === TAG_BYTE_ARRAY
            ? 1
            : 3
      const bytes = SCALAR_BYTES[elementType]!
      if (ARRAY_ELEMENT_BYTES[type]! > 0 || (isList && (bytes > 0 || elementType === TAG_END))) {
        const count = isList ? this.#listLength(place) : this.#arrayLength(place, bytes)
        this.#countTags()
        visitor.begin(elementType, count, this.#little)
        this.#at = place + (isList ? 5 : 4)
        this.#payload = count * bytes
        this.#unit = visitor.takesParts ? 1 : Math.max(1, bytes)
        this.#array = visitor
        return
      }
    }
    if (visitor?.kind === 'value') {
      this.#gathering = visitor
      this.#gatheredType = type
      this.#gatheredFrom = place
      this.#gatheredOffset = this.#base + place
      this.#gatheredMax = visitor.maxBytes ?? this.#limits.valueBytes
      this.#stashed = 0
    }
    // Gone over as if it were a list of just this.
    this.#at = place
    this.#push(type, 1, '', null)
  }

  /** Judges bytes that are gone over. */
  #spend(bytes: number): void {
    if (this.#gathering !== null) {
      this.#checkGathered(this.#base + this.#at + bytes - this.#gatheredOffset)
      return
    }
    this.#unneeded += bytes
    if (this.#unneeded > this.#limits.unneededBytes) {
      throw this.#failure(
        'limits_exceeded',
        `holds more than ${this.#limits.unneededBytes} bytes that no schematic has`,
      )
    }
  }

  #checkGathered(bytes: number): void {
    if (bytes > this.#gatheredMax) {
      throw this.#failure('limits_exceeded', `has one value of more than ${this.#gatheredMax} bytes`)
    }
  }

  #arrayLength(place: number, elementBytes: number): number {
    const count = this.#i32(place)
    if (count < 0) throw this.#failure('malformed', `has an array of length ${count}`, place)
    this.#checkRoom(count * elementBytes, place)
    return count
  }

  #listLength(place: number): number {
    const elementType = this.#buffer[place]!
    const count = this.#i32(place + 1)
    if (elementType > TAG_LONG_ARRAY)
      throw this.#failure('malformed', `has a list of unknown type ${elementType}`, place)
    if (count < 0) throw this.#failure('malformed', `has a list of length ${count}`, place)
    if (elementType === TAG_END && count > 0)
      throw this.#failure('malformed', 'has a list of nothing with a length', place)
    this.#checkRoom(count * MIN_BYTES[elementType]!, place)
    // Each element of changing size will count as a tag: no need to wait for them.
    if (SCALAR_BYTES[elementType] === 0 && this.#tags + count > this.#limits.tags) throw this.#tooManyTags()
    return count
  }

  /** An announced length must fit into the remaining limit. */
  #checkRoom(bytes: number, place: number): void {
    if (this.#base + place + bytes > this.#limits.inflatedBytes) {
      throw this.#failure('limits_exceeded', `announces ${bytes} bytes, more than a file may hold`, place)
    }
  }

  /** Moves array bytes on; false when more have to come. */
  #passPayload(): boolean {
    const have = this.#buffer.length - this.#at
    const whole = Math.min(this.#payload, have - (have % this.#unit))
    if (whole === 0 && this.#payload > 0) return false
    const visitor = this.#array
    if (whole > 0) visitor?.data(this.#buffer.subarray(this.#at, this.#at + whole))
    this.#at += whole
    this.#payload -= whole
    if (this.#payload > 0) return false
    this.#array = null
    visitor?.end?.()
    return true
  }

  #stashGathered(): void {
    const length = this.#at - this.#gatheredFrom
    if (length <= 0) return
    const need = this.#stashed + length
    this.#checkGathered(need)
    if (this.#stash.length < need) {
      const larger = new Uint8Array(Math.max(4096, 2 * this.#stash.length, need))
      larger.set(this.#stash.subarray(0, this.#stashed))
      this.#stash = larger
    }
    this.#stash.set(this.#buffer.subarray(this.#gatheredFrom, this.#at), this.#stashed)
    this.#stashed = need
    this.#gatheredFrom = this.#at
  }

  /** Hands over what was gathered; false when something has to be loaded before. */
  #deliver(visitor: ValueVisitor): boolean {
    if (this.#stashed > 0) this.#stashGathered()
    const bytes =
      this.#stashed > 0 ? this.#stash.subarray(0, this.#stashed) : this.#buffer.subarray(this.#gatheredFrom, this.#at)
    this.#checkGathered(bytes.length)
    const loading = visitor.value({
      type: this.#gatheredType,
      bytes,
      littleEndian: this.#little,
      offset: this.#gatheredOffset,
    })
    if (loading instanceof Promise) {
      this.#waiting = loading
      return false
    }
    this.#gathering = null
    if (this.#stash.length > 65_536) this.#stash = EMPTY
    this.#stashed = 0
    return true
  }

  /**
   * Skips frames that were not entered, down to the innermost entered one; false if more bytes are needed. Hostile
   * files spend their time here, so it is one loop over local variables.
   */
  #skip(): boolean {
    const bytes = this.#buffer
    const kindAt = this.#kinds
    const leftAt = this.#left
    const scalars = SCALAR_BYTES
    const maxFrames = this.#room
    const end = bytes.length
    const floor = this.#entered
    const maxTags = this.#limits.tags
    const isLittle = this.#little
    const from = this.#at
    let here = from
    let frame = this.#depth
    let count = this.#tags

    while (frame > floor) {
      let type = kindAt[frame]!
      let head = here
      const inList = type !== IN_COMPOUND
      if (!inList) {
        if (here >= end) break
        type = bytes[here]!
        if (type === TAG_END) {
          here += 1
          frame -= 1
          continue
        }
        if (type > TAG_LONG_ARRAY) {
          this.#leave(here, frame, count)
          throw this.#unknownType(type)
        }
        if (here + 3 > end) break
        const a = bytes[here + 1]!
        const b = bytes[here + 2]!
        head = here + 3 + (isLittle ? a | (b << 8) : (a << 8) | b)
        if (head > end) break
      } else if (leftAt[frame] === 0) {
        frame -= 1
        continue
      }

      if (type <= TAG_DOUBLE || type === TAG_STRING) {
        if (type <= TAG_DOUBLE) head += scalars[type] ?? 0
        else {
          if (head + 2 > end) break
          const a = bytes[head]!
          const b = bytes[head + 1]!
          head += 2 + (isLittle ? a | (b << 8) : (a << 8) | b)
        }
        if (head > end) break
        here = head
        if (inList) leftAt[frame]! -= 1
        if (++count > maxTags) {
          this.#leave(here, frame, count)
          throw this.#tooManyTags()
        }
        continue
      }
      if (type !== TAG_COMPOUND && head + (type === TAG_LIST ? 5 : 4) > end) break
      if (inList) leftAt[frame]! -= 1
      let kind = IN_COMPOUND
      let elements = 0
      /** Of what has no frames of its own. */
      let whole = -1
      if (type === TAG_COMPOUND) here = head
      else {
        this.#leave(here, frame, count)
        if (type === TAG_LIST) {
          kind = bytes[head]!
          elements = this.#listLength(head)
          here = head + 5
          const scalar = scalars[kind]!
          if (scalar > 0 || elements === 0) whole = elements * scalar
        } else {
          const size = ARRAY_ELEMENT_BYTES[type]!
          whole = this.#arrayLength(head, size) * size
          here = head + 4
        }
      }
      if (++count > maxTags) {
        this.#leave(here, frame, count)
        throw this.#tooManyTags()
      }
      if (whole < 0) {
        if (++frame >= maxFrames) {
          this.#leave(here, frame, count)
          throw this.#tooDeep()
        }
        kindAt[frame] = kind
        leftAt[frame] = elements
      } else if (here + whole <= end) here += whole
      else {
        this.#leave(here, frame, count)
        this.#spendUpTo(from)
        this.#payload = whole
        this.#unit = 1
        this.#spend(whole)
        return true
      }
    }
    this.#leave(here, frame, count)
    this.#spendUpTo(from)
    return frame <= floor
  }

  #leave(here: number, frame: number, count: number): void {
    this.#at = here
    this.#depth = frame
    this.#tags = count
  }

  /** Judges the bytes from `from` to where the reading is. */
  #spendUpTo(from: number): void {
    if (this.#gathering === null) this.#spend(this.#at - from)
    else this.#spend(0)
  }
}
