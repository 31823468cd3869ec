import { withNamespace } from '../blockState'
import { memoizeByText } from '../memoizeByText'
import { cachedText } from '../nbt/cachedText'
import type { DecodeBudget } from '../nbt/decodeNbt'
import { isText } from '../nbt/scanCompound'
import {
  ARRAY_ELEMENT_BYTES,
  SCALAR_BYTES,
  TAG_BYTE,
  TAG_COMPOUND,
  TAG_DOUBLE,
  TAG_END,
  TAG_FLOAT,
  TAG_INT,
  TAG_INT_ARRAY,
  TAG_LIST,
  TAG_LONG,
  TAG_LONG_ARRAY,
  TAG_SHORT,
  TAG_STRING,
} from '../nbt/tags'
import { decodeText } from '../nbt/text'
import type { NbtSlice } from '../nbt/visitors'
import { MAX_NOTED_BLOCK_ENTITIES } from './blockEntityNotes'
import { boatOf } from './boatOf'
import { countedId, isAmount, LEGACY_ITEM, ownKind } from './examineElement'
import { examineText } from './examineText'
import { OVERSIZED_BYTES } from './safety'

/** What a tag's name means to the scan. */
const PLAIN = 0
const UPPER_ID = 1
const LOWER_ID = 2
const IDENTIFIER = 3
const POSITION = 4
const AXIS = 5
const DATA = 6
const NBT = 7
const NAME = 8
/** Holds item stacks; since 1.20.5 a stack of one may leave out its count. */
const HOLDER = 9
const COUNT = 10
const DAMAGE = 11
/** Describes what may come to be, not what lies there. */
const NOT_CONTENTS = 12
const SUSPECT = 13
/** Where in a container a stack lies: all that tells most stacks from the one before them. */
const SLOT = 14
/** Up to 1.12 it said what the block's own state did not: see `stateFromBlockEntity`. */
const BESIDE = 15
/** The plant in a Bedrock pot. */
const PLANT = 16
/** The wood of a boat. */
const TYPE = 17

/** Where in an element a compound lies. */
const OUTERMOST = 0
/** The compound of an element's own tags, where its format nests them. */
const OWN = 1
const INNER = 2

const DOLLAR = 0x24
const LETTER_C = 0x63
const LETTER_S = 0x73
const LETTER_U = 0x75
const LETTER_X = 0x78
const BACKSLASH = 0x5c
const LOWER_CASE = 0x20
const OPENING_BRACE = 0x7b
/** Shorter strings contain nothing relevant. */
const MIN_TEXT_BYTES = 6
const MAX_PLAIN_BYTES = 64
/** Nesting that is followed; deeper ones are looked at the slow way. */
const MAX_DEPTH = 64

const hasKindAsBlock = memoizeByText((id) => ownKind(id, false) !== undefined)
const hasKindAsEntity = memoizeByText((id) => ownKind(id, true) !== undefined)

/**
 * Scans the bytes of a block entity or entity for its id and items without parsing the rest, which suffices for nearly
 * all. Anything that may contain something relevant is left to `examineElement`.
 *
 * A scanner is reused: its fields are valid for the last element only.
 */
export class ElementScanner {
  /** As the file spells it. */
  id = ''
  /** Items that lie in it, also those inside of items; an id may come several times. */
  readonly items: string[] = []
  readonly counts: number[] = []
  /** Where its own position's numbers lie, from its first byte on: from, to, from, to … */
  readonly holes: number[] = []

  readonly #budget: DecodeBudget
  #bytes: Uint8Array = new Uint8Array(0)
  #start = 0
  #end = 0
  /** Set where the bytes are not sound, are cut or are too many tags: what was found then means nothing. */
  #isBroken = false
  #depth = 0
  #little = false
  #tagsLeft = 0
  #isEntity = false
  #isSuspect = false
  /** How many more tags make an element one to be looked at for what they say of its block. */
  #besideLeft = MAX_NOTED_BLOCK_ENTITIES
  /** Tags of the outermost compound beside `Pos`, `Id` and `Data`. */
  #others = 0
  /** Where the number of `Slot` lies in the compound that was gone over last; -1 where it has none. */
  #slot = -1
  #hasPosition = false
  /** Of the last stack, as the file spells it; nothing that matters is in it. */
  #lastStackId = ''
  /** By the names of their tags: `Id` of the outermost compound, then those of the compound with the own tags. */
  #outerId: string | undefined
  #ownId: string | undefined
  #ownType: string | undefined
  /** Whether the own tags were in `Data`. */
  #isNested = false
  /** Whether they were in `nbt`, and whether there is anything else. */
  #hasNbt = false
  #hasBeside = false

  constructor(budget: DecodeBudget) {
    this.#budget = budget
  }

  /** Whether the element in `slice` is plain, so that the fields are complete. */
  scan(slice: NbtSlice, isEntity: boolean): boolean {
    return this.scanAt(slice.bytes, 0, slice.bytes.length, slice.littleEndian, isEntity) === slice.bytes.length
  }

  /**
   * Scans the element that begins at `start`. Answers where it ends, or -1 where it is not plain, does not hold
   * together or does not end before `end`: nothing is taken on trust.
   */
  scanAt(bytes: Uint8Array, start: number, end: number, littleEndian: boolean, isEntity: boolean): number {
    this.#bytes = bytes
    this.#start = start
    this.#end = end
    this.#isBroken = false
    this.#little = littleEndian
    const most = Math.min(this.#budget.maxPerValue, this.#budget.left)
    this.#tagsLeft = most
    this.#depth = 0
    this.#isEntity = isEntity
    this.#isSuspect = false
    this.#others = 0
    this.#hasPosition = this.#isNested = this.#hasNbt = this.#hasBeside = false
    this.#outerId = this.#ownId = this.#ownType = undefined
    this.items.length = this.counts.length = this.holes.length = 0
    const stop = this.#compound(start, OUTERMOST, true, false)
    if (this.#isBroken || stop > end || stop - start > OVERSIZED_BYTES) return -1
    if (this.#isSuspect || (this.#isNested && (this.#others > 0 || !this.#hasPosition))) return -1
    if (this.#hasNbt && this.#hasBeside) return -1
    // A block entity's `Id` is its kind beside `Pos` only.
    const isOwnFirst = !isEntity && !this.#hasPosition
    this.id = (isOwnFirst ? (this.#ownId ?? this.#outerId) : (this.#outerId ?? this.#ownId)) ?? ''
    if (isEntity) this.id = boatOf(this.id, this.#ownType)
    if ((isEntity ? hasKindAsEntity : hasKindAsBlock)(this.id)) return -1
    this.#budget.left -= most - this.#tagsLeft
    return stop
  }

  /** A compound that begins at `start`; answers where it ends. */
  #compound(start: number, level: number, contents: boolean, holder: boolean): number {
    const bytes = this.#bytes
    const end = this.#end
    const little = this.#little
    let at = start
    if (++this.#depth > MAX_DEPTH) this.#isBroken = true
    let stackId: string | undefined
    let hasId = false
    let stackName: string | undefined
    let legacy = -1
    let count: number | undefined
    let damage = 0
    let slot = -1
    for (;;) {
      if (at >= end || this.#isBroken) return this.#broken()
      const type = bytes[at] ?? TAG_END
      if (type === TAG_END) break
      if (type > TAG_LONG_ARRAY || --this.#tagsLeft < 0) return this.#broken()
      const a = bytes[at + 1] ?? 0
      const b = bytes[at + 2] ?? 0
      const nameLength = little ? a | (b << 8) : (a << 8) | b
      const name = at + 3
      const payload = name + nameLength
      if (payload >= end) return this.#broken()
      const meaning = meaningOf(bytes, name, nameLength)
      if (level === OUTERMOST) this.#noteOutermost(meaning, type, payload)
      if (isMisused(meaning, type, bytes[payload] ?? 0, level)) return this.#broken()
      if (meaning === SUSPECT) this.#isSuspect = true
      if (type === TAG_STRING) {
        const c = bytes[payload] ?? 0
        const d = bytes[payload + 1] ?? 0
        const text = payload + 2
        at = text + (little ? c | (d << 8) : (c << 8) | d)
        if (at >= end) return this.#broken()
        if (meaning === LOWER_ID || meaning === UPPER_ID || meaning === IDENTIFIER || meaning === NAME) {
          if (level === INNER) {
            if (meaning === LOWER_ID) {
              stackId = this.#stackId(text, at)
              hasId = true
            } else if (meaning === NAME && contents) stackName = cachedText(bytes, text, at)
          } else if (meaning !== NAME) this.#noteId(meaning, level, cachedText(bytes, text, at))
        } else if (meaning === TYPE && level !== INNER) this.#ownType = cachedText(bytes, text, at)
        // A stack's id that was met before was looked at then.
        if (at - text >= MIN_TEXT_BYTES && (stackId === undefined || meaning !== LOWER_ID)) this.#text(text, at)
      } else if (type === TAG_COMPOUND) {
        if (level === OUTERMOST && meaning === DATA && this.#others === 0) {
          this.#isNested = true
          at = this.#compound(payload, OWN, true, false)
        } else if (level === OUTERMOST && meaning === NBT && this.#isEntity) {
          this.#hasNbt = true
          at = this.#compound(payload, OWN, true, false)
        } else at = this.#compound(payload, INNER, contents && meaning !== NOT_CONTENTS, meaning === HOLDER)
      } else if (type === TAG_LIST) {
        at = this.#list(payload, contents && meaning !== NOT_CONTENTS, meaning === HOLDER)
      } else {
        const scalar = SCALAR_BYTES[type] ?? 0
        if (scalar > 0) {
          at = payload + scalar
          if (at >= end) return this.#broken()
          // `count` goes before `Count` where both are there.
          if (meaning === COUNT) {
            if (count === undefined || bytes[name] === LETTER_C) count = this.#number(type, payload)
          } else if (meaning === SLOT) slot = type === TAG_BYTE ? payload : -1
          else if (meaning === DAMAGE) damage = this.#number(type, payload)
          else if (meaning === LOWER_ID) {
            hasId = true
            if (type === TAG_SHORT) legacy = this.#number(type, payload)
          }
        } else at = this.#array(type, payload)
      }
    }
    if (
      level === INNER &&
      contents &&
      (hasId || stackName !== undefined) &&
      (count !== undefined || (holder && hasId))
    ) {
      const id = stackId === undefined ? (hasId ? undefined : stackName) : countedId(withNamespace(stackId), damage)
      this.#count(id === undefined ? undefined : withNamespace(id), legacy, damage, count ?? 1)
    }
    this.#depth -= 1
    this.#slot = slot
    return at + 1
  }

  /** An item's id; mostly it is that of the stack before. */
  #stackId(from: number, to: number): string {
    const bytes = this.#bytes
    const last = this.#lastStackId
    if (last.length === to - from) {
      let i = 0
      while (i < last.length && last.charCodeAt(i) === bytes[from + i]) i++
      if (i === last.length) return last
    }
    const id = cachedText(bytes, from, to)
    if (to - from >= MIN_TEXT_BYTES) this.#text(from, to)
    if (!this.#isSuspect && id.length === to - from) this.#lastStackId = id
    return id
  }

  /** Where an array ends whose length is at `start`. */
  #array(type: number, start: number): number {
    const length = this.#int(start)
    return length < 0 ? this.#broken() : start + 4 + length * (ARRAY_ELEMENT_BYTES[type] ?? 1)
  }

  #broken(): number {
    this.#isBroken = true
    return this.#end
  }

  #count(id: string | undefined, legacy: number, damage: number, amount: number): void {
    const item = id ?? (legacy >= 0 ? `${LEGACY_ITEM}${legacy}:${damage}` : undefined)
    if (item === undefined || item === 'minecraft:' || item === 'minecraft:air' || !isAmount(amount)) return
    this.#addItem(item, amount)
  }

  #addItem(item: string, amount: number): void {
    const { items, counts } = this
    const last = items.length - 1
    if (items[last] === item) counts[last] = (counts[last] ?? 0) + amount
    else {
      items.push(item)
      counts.push(amount)
    }
  }

  /** `left` compounds from `start` on; stacks that are like the one before them are only compared with it. */
  #compounds(start: number, left: number, contents: boolean, holder: boolean): number {
    const bytes = this.#bytes
    const { counts } = this
    let at = start
    for (let rest = left; rest > 0; rest--) {
      if (at >= this.#end || this.#isBroken) return this.#broken()
      const from = at
      const tags = this.#tagsLeft
      const known = counts.length
      const lastCount = counts[known - 1] ?? 0
      at = this.#compound(from, INNER, contents, holder)
      const length = at - from
      const slot = this.#slot < 0 ? at : this.#slot
      let times = 0
      while (times < rest - 1 && at + length <= this.#end && isEqual(bytes, from, at, length, slot - from)) {
        times += 1
        at += length
      }
      if (times === 0) continue
      rest -= times
      this.#tagsLeft -= times * (tags - this.#tagsLeft)
      if (this.#tagsLeft < 0) return this.#broken()
      if (known > 0) counts[known - 1] = (counts[known - 1] ?? 0) + times * ((counts[known - 1] ?? 0) - lastCount)
      for (let i = known; i < counts.length; i++) counts[i] = (times + 1) * (counts[i] ?? 0)
    }
    return at
  }

  /** A list whose element type is at `start`; answers where it ends. */
  #list(start: number, contents: boolean, holder: boolean): number {
    const bytes = this.#bytes
    const type = bytes[start] ?? 0
    const count = this.#int(start + 1)
    let at = start + 5
    this.#tagsLeft -= count
    if (count < 0 || this.#tagsLeft < 0 || type > TAG_LONG_ARRAY || (type === TAG_END && count > 0))
      return this.#broken()
    const scalar = SCALAR_BYTES[type] ?? 0
    if (scalar > 0) return at + count * scalar
    if (++this.#depth > MAX_DEPTH) return this.#broken()
    if (type === TAG_COMPOUND) {
      at = this.#compounds(at, count, contents, holder)
      this.#depth -= 1
      return at
    }
    for (let i = 0; i < count; i++) {
      if (at >= this.#end || this.#isBroken) return this.#broken()
      if (type === TAG_LIST) at = this.#list(at, contents, holder)
      else if (type === TAG_STRING) {
        const text = at + 2
        const a = bytes[at] ?? 0
        const b = bytes[at + 1] ?? 0
        at = text + (this.#little ? a | (b << 8) : (a << 8) | b)
        if (at > this.#end) return this.#broken()
        if (at - text >= MIN_TEXT_BYTES) this.#text(text, at)
      } else at = this.#array(type, at)
    }
    this.#depth -= 1
    return at
  }

  /** A text that may have a click event or a known exploit makes the element one to examine. */
  #text(from: number, to: number): void {
    const bytes = this.#bytes
    let isPlain = true
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      if (byte !== DOLLAR && byte !== LETTER_C && byte !== BACKSLASH && byte < 0xc0) continue
      if (mayBeRelevant(bytes, at, byte)) {
        isPlain = false
        break
      }
    }
    if (to - from > MAX_PLAIN_BYTES && isText(bytes, from, from + 2, 'ey')) this.#isSuspect = true
    else if (!isPlain && examineText(decodeText(bytes, from, to)).length > 0) this.#isSuspect = true
  }

  /** Sponge 3 has an element's own tags in `Data`, beside nothing but its place and id. */
  #noteOutermost(meaning: number, type: number, payload: number): void {
    const at = payload - this.#start
    if (meaning === AXIS && type === TAG_INT) this.holes.push(at, at + 4)
    else if (meaning === POSITION) {
      this.#hasPosition = true
      if (type === TAG_INT_ARRAY && this.#int(payload) === 3) this.holes.push(at + 4, at + 16)
    }
    if (meaning !== POSITION && meaning !== UPPER_ID && meaning !== DATA) this.#others += 1
    if (!this.#isEntity && this.#besideLeft > 0 && affectsState(meaning, type)) {
      this.#besideLeft -= 1
      this.#isSuspect = true
    }
    const isPlace = type === TAG_LIST && (SCALAR_BYTES[this.#bytes[payload] ?? 0] ?? 0) > 0
    if (meaning !== NBT && meaning !== UPPER_ID && !isPlace) this.#hasBeside = true
  }

  /** See `readElement` for where formats have an id, and which goes first. */
  #noteId(meaning: number, level: number, text: string): void {
    if (level === OUTERMOST && meaning === UPPER_ID) this.#outerId = text
    else if (meaning === LOWER_ID) this.#ownId = text
    else if (meaning === (this.#isEntity ? IDENTIFIER : UPPER_ID)) this.#ownId ??= text
  }

  #number(type: number, at: number): number {
    if (type === TAG_BYTE) return ((this.#bytes[at] ?? 0) << 24) >> 24
    if (type === TAG_INT) return this.#int(at)
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset)
    if (type === TAG_SHORT) return view.getInt16(at, this.#little)
    if (type === TAG_LONG) return Number(view.getBigInt64(at, this.#little))
    if (type === TAG_FLOAT) return view.getFloat32(at, this.#little)
    return type === TAG_DOUBLE ? view.getFloat64(at, this.#little) : Number.NaN
  }

  #int(at: number): number {
    const bytes = this.#bytes
    const a = bytes[at] ?? 0
    const b = bytes[at + 1] ?? 0
    const c = bytes[at + 2] ?? 0
    const d = bytes[at + 3] ?? 0
    return this.#little ? a | (b << 8) | (c << 16) | (d << 24) : (a << 24) | (b << 16) | (c << 8) | d
  }
}

/**
 * Whether `examineText` may find something from this byte on: `${`, `$s`, `click`, an escaped letter, or ASCII in
 * overlong UTF-8.
 */
function mayBeRelevant(bytes: Uint8Array, at: number, byte: number): boolean {
  const next = bytes[at + 1] ?? 0
  if (byte === DOLLAR) return next === OPENING_BRACE || next === LETTER_S
  if (byte === BACKSLASH) return (next | LOWER_CASE) === LETTER_U || next === LETTER_X
  if (byte === LETTER_C) return isText(bytes, at, at + 5, 'click')
  return byte <= 0xc1 || (byte === 0xe0 && next < 0xa0)
}

/**
 * Whether the compound at `at` has the same bytes as the one at `from`, but for its slot, `slot` bytes from its start.
 */
function isEqual(bytes: Uint8Array, from: number, at: number, length: number, slot: number): boolean {
  for (let i = 0; i < slot; i++) if (bytes[from + i] !== bytes[at + i]) return false
  for (let i = slot + 1; i < length; i++) if (bytes[from + i] !== bytes[at + i]) return false
  return true
}

/**
 * Whether a block entity's tag may be of those that said up to 1.12 what its block is: a colour, a kind, what grows in
 * a pot.
 */
function affectsState(meaning: number, type: number): boolean {
  if (meaning === PLANT) return type === TAG_COMPOUND
  if (meaning === HOLDER) return type === TAG_STRING || type === TAG_SHORT || type === TAG_INT
  return (meaning === BESIDE || meaning === DATA) && (SCALAR_BYTES[type] ?? 0) > 0
}

/** Whether a tag that tells an id or a place is of a type that tells none. */
function isMisused(meaning: number, type: number, elementType: number, level: number): boolean {
  if (meaning === PLAIN || meaning > AXIS) return false
  if (type === TAG_COMPOUND) return true
  if (level === INNER) return meaning === LOWER_ID && type !== TAG_STRING && type !== TAG_SHORT
  return type === TAG_LIST && (SCALAR_BYTES[elementType] ?? 0) === 0 && elementType !== TAG_END
}

/** Tags that mean something, by their names. */
const MEANINGS: readonly (readonly [name: string, meaning: number])[] = [
  ['x', AXIS],
  ['y', AXIS],
  ['z', AXIS],
  ['id', LOWER_ID],
  ['Id', UPPER_ID],
  ['Pos', POSITION],
  ['nbt', NBT],
  ['Slot', SLOT],
  ['Type', TYPE],
  ['Name', NAME],
  ['Data', DATA],
  ['item', HOLDER],
  ['Item', HOLDER],
  ['Rot', BESIDE],
  ['Base', BESIDE],
  ['Book', HOLDER],
  ['note', BESIDE],
  ['color', BESIDE],
  ['count', COUNT],
  ['Count', COUNT],
  ['Items', HOLDER],
  ['Damage', DAMAGE],
  ['Offers', NOT_CONTENTS],
  ['Command', SUSPECT],
  ['TileNBT', SUSPECT],
  ['Recipes', NOT_CONTENTS],
  ['Inventory', HOLDER],
  ['HandItems', HOLDER],
  ['SpawnData', NOT_CONTENTS],
  ['identifier', IDENTIFIER],
  ['clickEvent', SUSPECT],
  ['EntityData', SUSPECT],
  ['Passengers', SUSPECT],
  ['SkullType', BESIDE],
  ['PlantBlock', PLANT],
  ['RecordItem', HOLDER],
  ['ArmorItems', HOLDER],
  ['spawn_data', NOT_CONTENTS],
  ['click_event', SUSPECT],
  ['SpawnPotentials', NOT_CONTENTS],
  ['spawn_potentials', NOT_CONTENTS],
]
const MEANING_SLOTS = 1_024
/** Those of the names that have the same hash. */
const meanings: (readonly (readonly [name: string, meaning: number])[] | undefined)[] = new Array(MEANING_SLOTS)
meanings.fill(undefined)
for (const meaning of MEANINGS) {
  const [name] = meaning
  const slot = slotOf(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length)
  meanings[slot] = [...(meanings[slot] ?? []), meaning]
}

function slotOf(first: number, last: number, length: number): number {
  return (37 * first + 5 * last + 131 * length) & (MEANING_SLOTS - 1)
}

function meaningOf(bytes: Uint8Array, from: number, length: number): number {
  if (length === 0) return PLAIN
  const to = from + length
  const candidates = meanings[slotOf(bytes[from] ?? 0, bytes[to - 1] ?? 0, length)]
  if (candidates === undefined) return PLAIN
  for (const [name, meaning] of candidates) if (isText(bytes, from, to, name)) return meaning
  return PLAIN
}
