import { SchematicError, type SchematicErrorCode } from '../errors'
import type { Limits } from '../limits'
import { joinBytes } from './joinBytes'
import {
  ARRAY_ELEMENT_BYTES,
  LEAST_BYTES,
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
import { decodeText } from './text'
import type { ArrayVisitor, CompoundVisitor, ListVisitor, ValueVisitor, Visitor } from './visitors'

type ParserLimits = Pick<Limits, 'inflatedBytes' | 'depth' | 'tags' | 'valueBytes' | 'unneededBytes' | 'trailingBytes'>

/** Kind of a frame that is a compound; any other number is the tag id of a list's elements. */
const IN_COMPOUND = 0

const EMPTY = new Uint8Array(0)

const CUT = 'ends in the middle of its data'

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
export interface PushParser {
  /** Whether the root has been closed; what follows is not NBT. */
  readonly closed: boolean
  /** Bytes that came after the end of the root. */
  readonly trailing: number
  /** What a visitor has to load before the parser can go on, with an empty piece if there is no other. */
  readonly waiting: Promise<unknown> | undefined
  /** Takes the next piece. Throws SchematicError; the parser is of no use after that. */
  feed(bytes: Uint8Array): void
  /** Tells that no more comes. Throws SchematicError('malformed') when the root is still open. */
  finish(): void
}

export function createPushParser(root: CompoundVisitor, limits: ParserLimits): PushParser {
  let little = false
  let started = false
  let closed = false
  let trailing = 0
  let tags = 0
  let unneeded = 0

  /** The bytes being looked at, how far they are read, and where in the file they begin. */
  let buffer: Uint8Array = EMPTY
  let at = 0
  let base = 0

  /** The open compounds and lists, outermost first; -1 before the root. What is skipped takes one more, of its own. */
  const room = limits.depth + 2
  const kinds = new Uint8Array(room)
  const left = new Int32Array(room)
  const totals = new Int32Array(room)
  const visitors = new Array<CompoundVisitor | ListVisitor | null>(room).fill(null)
  const names: string[] = []
  let depth = -1
  /** The innermost frame that a visitor entered; frames above it are being skipped or gathered. */
  let entered = -1

  /** An array on its way through: bytes still to come, bytes of one element, and who takes them. */
  let payload = 0
  let unit = 1
  let array: ArrayVisitor | null = null

  /** A value being gathered: from where in the buffer, and what came before this buffer. */
  let gathering: ValueVisitor | null = null
  let gatheredType = 0
  let gatheredFrom = 0
  let gatheredOffset = 0
  let gatheredMost = 0
  let stash: Uint8Array = EMPTY
  let stashed = 0

  let name = ''
  let waiting: Promise<unknown> | undefined

  function feed(bytes: Uint8Array): void {
    waiting = undefined
    // Node's Buffer is a Uint8Array whose methods do other things.
    const piece = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (closed) {
      countTrailing(piece.length)
      return
    }
    buffer = joinBytes(buffer, piece)
    gatheredFrom = 0
    if (base + buffer.length > limits.inflatedBytes) {
      throw failure('limits_exceeded', `holds more than ${limits.inflatedBytes} bytes`)
    }
    guarded(false)
    if (closed) countTrailing(buffer.length - at)
    else if (gathering !== null) stashGathered()
    buffer = closed || at === buffer.length ? EMPTY : buffer.slice(at)
    base += at
    at = 0
  }

  function finish(): void {
    if (!started) guarded(true)
    if (!closed) throw failure('malformed', CUT)
  }

  function countTrailing(bytes: number): void {
    trailing += bytes
    if (trailing > limits.trailingBytes) {
      throw failure('limits_exceeded', `has more than ${limits.trailingBytes} bytes after its end`)
    }
  }

  /** Visitors don't know where in the file they are: their errors get the place here. */
  function guarded(last: boolean): void {
    try {
      run(last)
    } catch (error) {
      if (!(error instanceof SchematicError) || error.offset !== undefined) throw error
      const { code, message, path = pathHere(), cause } = error
      throw new SchematicError(code, message, { offset: base + at, path, cause })
    }
  }

  function failure(code: SchematicErrorCode, message: string, place = at): SchematicError {
    return new SchematicError(code, message, { offset: base + place, path: pathHere() })
  }

  /** Of the innermost entered frame; inside skipped parts names are not decoded. */
  function pathHere(): string {
    const parts: string[] = []
    for (let frame = 0; frame <= entered; frame++) {
      if (frame > 0) parts.push(names[frame]!)
      if (kinds[frame] !== IN_COMPOUND) parts.push(`[${Math.max(0, totals[frame]! - left[frame]! - 1)}]`)
    }
    if (name && kinds[Math.max(0, entered)] === IN_COMPOUND) parts.push(name)
    return parts.join('.').replaceAll('.[', '[')
  }

  function u16(place: number): number {
    const a = buffer[place]!
    const b = buffer[place + 1]!
    return little ? a | (b << 8) : (a << 8) | b
  }

  function i32(place: number): number {
    const bytes = buffer
    const a = bytes[place]!
    const b = bytes[place + 1]!
    const c = bytes[place + 2]!
    const d = bytes[place + 3]!
    return little ? a | (b << 8) | (c << 16) | (d << 24) : (a << 24) | (b << 16) | (c << 8) | d
  }

  function run(last: boolean): void {
    if (!started && !start(last)) return
    while (!closed) {
      if (array !== null || payload > 0) {
        if (!passPayload()) return
      } else if (depth > entered) {
        if (!skip()) return
      } else if (gathering !== null) {
        if (!deliver(gathering)) return
      } else {
        const visitor = visitors[depth]!
        if (visitor.kind === 'compound' ? !stepCompound(visitor) : !stepList(visitor)) return
      }
    }
  }

  /** Reads the root's tag and name and tells the byte order; false while there are too few bytes to tell. */
  function start(last: boolean): boolean {
    const have = buffer.length
    if (have === 0) {
      if (last) throw failure('malformed', 'is empty')
      return false
    }
    const type = buffer[0]!
    if (type !== TAG_COMPOUND) {
      const isTag = type > TAG_END && type <= TAG_LONG_ARRAY
      throw isTag ? failure('malformed', 'does not begin with a compound') : failure('not_a_schematic', 'is not NBT')
    }
    if (have < 6 && !last) return false
    const big = u16(1)
    little = true
    const first = 3 + Math.min(big, u16(1))
    if (have < first + 3 && !last) {
      little = false
      return false
    }
    // Of the two readings of a length the smaller is right: of the root's name, or where that tells nothing of the next one.
    const length = u16(1) === big ? first + 1 : 1
    const asLittle = u16(length)
    little = false
    little = asLittle < u16(length)
    if (have < first) throw failure('malformed', CUT)
    at = first
    started = true
    push(IN_COMPOUND, 0, '', root)
    return true
  }

  function push(kind: number, count: number, ofName: string, visitor: CompoundVisitor | ListVisitor | null): void {
    if (++depth >= room) throw tooDeep()
    kinds[depth] = kind
    left[depth] = count
    totals[depth] = count
    visitors[depth] = visitor
    names[depth] = ofName
    if (visitor !== null) entered = depth
  }

  function tooDeep(): SchematicError {
    depth -= 1
    return failure('limits_exceeded', `nests deeper than ${limits.depth} levels`)
  }

  function pop(visitor: CompoundVisitor | ListVisitor): void {
    visitor.end?.()
    entered = --depth
    closed = depth < 0
  }

  function countTags(count = 1): void {
    tags += count
    if (tags > limits.tags) throw tooManyTags()
  }

  function tooManyTags(): SchematicError {
    return failure('limits_exceeded', `has more than ${limits.tags} tags`)
  }

  /** One tag of an entered compound; false when it isn't all there yet. */
  function stepCompound(visitor: CompoundVisitor): boolean {
    if (at >= buffer.length) return false
    const type = buffer[at]!
    if (type === TAG_END) {
      at += 1
      name = ''
      pop(visitor)
      return true
    }
    if (type > TAG_LONG_ARRAY) throw unknownType(type)
    if (at + 3 > buffer.length) return false
    const head = at + 3 + u16(at + 1)
    if (head > buffer.length || !hasHead(type, head)) return false
    name = decodeText(buffer, at + 3, head)
    const child = visitor.child(name, type)
    if (child instanceof Promise) {
      waiting = child
      return false
    }
    begin(type, head, child)
    return true
  }

  function unknownType(type: number): SchematicError {
    return failure('malformed', `has a tag of unknown type ${type}`)
  }

  /** One element of an entered list; false when it isn't all there yet. */
  function stepList(visitor: ListVisitor): boolean {
    const more = left[depth]!
    if (more === 0) {
      pop(visitor)
      return true
    }
    const { bulk } = visitor
    if (bulk !== undefined) {
      const next = bulk.take(buffer, at, buffer.length, more)
      if (bulk.count > 0) {
        at = next
        left[depth] = more - bulk.count
        countTags(bulk.count)
        return true
      }
    }
    const type = kinds[depth]!
    if (!hasHead(type, at)) return false
    left[depth] = more - 1
    name = ''
    begin(type, at, visitor.element(totals[depth]! - more))
    return true
  }

  /** Whether a payload's scalar or length is there. Strings are read whole. */
  function hasHead(type: number, place: number): boolean {
    const have = buffer.length - place
    const scalar = SCALAR_BYTES[type]!
    if (scalar > 0) return have >= scalar
    if (type === TAG_COMPOUND) return true
    if (type === TAG_STRING) return have >= 2 && have >= 2 + u16(place)
    return have >= (type === TAG_LIST ? 5 : 4)
  }

  /** Begins the payload at `place`, whose head is there, for the visitor that wants it. */
  function begin(type: number, place: number, visitor: Visitor | undefined): void {
    if (visitor?.kind === 'compound' && type === TAG_COMPOUND) {
      at = place
      countTags()
      push(IN_COMPOUND, 0, name, visitor)
      return
    }
    if (visitor?.kind === 'list' && type === TAG_LIST) {
      const count = listLength(place)
      const elementType = buffer[place]!
      at = place + 5
      countTags()
      visitor.begin?.(elementType, count)
      push(elementType, count, name, visitor)
      return
    }
    if (visitor?.kind === 'array') {
      const isList = type === TAG_LIST
      const elementType = isList ? buffer[place]! : type === TAG_LONG_ARRAY ? TAG_LONG : type === TAG_BYTE_ARRAY ? 1 : 3
      const bytes = SCALAR_BYTES[elementType]!
      if (ARRAY_ELEMENT_BYTES[type]! > 0 || (isList && (bytes > 0 || elementType === TAG_END))) {
        const count = isList ? listLength(place) : arrayLength(place, bytes)
        countTags()
        visitor.begin(elementType, count, little)
        at = place + (isList ? 5 : 4)
        payload = count * bytes
        unit = visitor.takesParts ? 1 : Math.max(1, bytes)
        array = visitor
        return
      }
    }
    if (visitor?.kind === 'value') {
      gathering = visitor
      gatheredType = type
      gatheredFrom = place
      gatheredOffset = base + place
      gatheredMost = visitor.mostBytes ?? limits.valueBytes
      stashed = 0
    }
    // Gone over as if it were a list of just this.
    at = place
    push(type, 1, '', null)
  }

  /** Judges bytes that are gone over. */
  function spend(bytes: number): void {
    if (gathering !== null) {
      checkGathered(base + at + bytes - gatheredOffset)
      return
    }
    unneeded += bytes
    if (unneeded > limits.unneededBytes) {
      throw failure('limits_exceeded', `holds more than ${limits.unneededBytes} bytes that no schematic has`)
    }
  }

  function checkGathered(bytes: number): void {
    if (bytes > gatheredMost) {
      throw failure('limits_exceeded', `has one value of more than ${gatheredMost} bytes`)
    }
  }

  function arrayLength(place: number, elementBytes: number): number {
    const count = i32(place)
    if (count < 0) throw failure('malformed', `has an array of length ${count}`, place)
    checkRoom(count * elementBytes, place)
    return count
  }

  function listLength(place: number): number {
    const elementType = buffer[place]!
    const count = i32(place + 1)
    if (elementType > TAG_LONG_ARRAY) throw failure('malformed', `has a list of unknown type ${elementType}`, place)
    if (count < 0) throw failure('malformed', `has a list of length ${count}`, place)
    if (elementType === TAG_END && count > 0) throw failure('malformed', 'has a list of nothing with a length', place)
    checkRoom(count * LEAST_BYTES[elementType]!, place)
    // Each element of changing size will count as a tag: no need to wait for them.
    if (SCALAR_BYTES[elementType] === 0 && tags + count > limits.tags) throw tooManyTags()
    return count
  }

  /** What is announced must fit into what may still come. */
  function checkRoom(bytes: number, place: number): void {
    if (base + place + bytes > limits.inflatedBytes) {
      throw failure('limits_exceeded', `announces ${bytes} bytes, more than a file may hold`, place)
    }
  }

  /** Moves array bytes on; false when more have to come. */
  function passPayload(): boolean {
    const have = buffer.length - at
    const whole = Math.min(payload, have - (have % unit))
    if (whole === 0 && payload > 0) return false
    const visitor = array
    if (whole > 0) visitor?.data(buffer.subarray(at, at + whole))
    at += whole
    payload -= whole
    if (payload > 0) return false
    array = null
    visitor?.end?.()
    return true
  }

  function stashGathered(): void {
    const length = at - gatheredFrom
    if (length <= 0) return
    const need = stashed + length
    checkGathered(need)
    if (stash.length < need) {
      const larger = new Uint8Array(Math.max(4096, 2 * stash.length, need))
      larger.set(stash.subarray(0, stashed))
      stash = larger
    }
    stash.set(buffer.subarray(gatheredFrom, at), stashed)
    stashed = need
    gatheredFrom = at
  }

  /** Hands over what was gathered; false when something has to be loaded before. */
  function deliver(visitor: ValueVisitor): boolean {
    if (stashed > 0) stashGathered()
    const bytes = stashed > 0 ? stash.subarray(0, stashed) : buffer.subarray(gatheredFrom, at)
    checkGathered(bytes.length)
    waiting = visitor.value({ type: gatheredType, bytes, littleEndian: little, offset: gatheredOffset })
    if (waiting !== undefined) return false
    gathering = null
    if (stash.length > 65_536) stash = EMPTY
    stashed = 0
    return true
  }

  /**
   * Goes over frames that nobody entered, down to the innermost entered one; false when more bytes are needed. This is where
   * hostile files spend their time, so it is one loop over local variables.
   */
  function skip(): boolean {
    const bytes = buffer
    const kindAt = kinds
    const leftAt = left
    const scalars = SCALAR_BYTES
    const mostFrames = room
    const end = bytes.length
    const floor = entered
    const mostTags = limits.tags
    const isLittle = little
    const from = at
    let here = from
    let frame = depth
    let count = tags

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
          leave(here, frame, count)
          throw unknownType(type)
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
        if (++count > mostTags) {
          leave(here, frame, count)
          throw tooManyTags()
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
        leave(here, frame, count)
        if (type === TAG_LIST) {
          kind = bytes[head]!
          elements = listLength(head)
          here = head + 5
          const scalar = scalars[kind]!
          if (scalar > 0 || elements === 0) whole = elements * scalar
        } else {
          const size = ARRAY_ELEMENT_BYTES[type]!
          whole = arrayLength(head, size) * size
          here = head + 4
        }
      }
      if (++count > mostTags) {
        leave(here, frame, count)
        throw tooManyTags()
      }
      if (whole < 0) {
        if (++frame >= mostFrames) {
          leave(here, frame, count)
          throw tooDeep()
        }
        kindAt[frame] = kind
        leftAt[frame] = elements
      } else if (here + whole <= end) here += whole
      else {
        leave(here, frame, count)
        spendUpTo(from)
        payload = whole
        unit = 1
        spend(whole)
        return true
      }
    }
    leave(here, frame, count)
    spendUpTo(from)
    return frame <= floor
  }

  function leave(here: number, frame: number, count: number): void {
    at = here
    depth = frame
    tags = count
  }

  /** Judges the bytes from `from` to where the reading is. */
  function spendUpTo(from: number): void {
    if (gathering === null) spend(at - from)
    else spend(0)
  }

  return {
    get closed() {
      return closed
    },
    get trailing() {
      return trailing
    },
    get waiting() {
      return waiting
    },
    feed,
    finish,
  }
}
