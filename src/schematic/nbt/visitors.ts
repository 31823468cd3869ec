import { SchematicError } from '../errors'

/**
 * Callbacks of the push parser. Compounds and lists are entered, arrays are streamed, values are collected whole;
 * anything without a visitor is skipped without decoding.
 */
export type Visitor = CompoundVisitor | ListVisitor | ArrayVisitor | ValueVisitor

export interface CompoundVisitor {
  readonly kind: 'compound'
  /**
   * What to do with the tag of this name and tag id; undefined to skip it. A promise where that has to be loaded first:
   * the parser stops, and asks again when it is fed after that.
   */
  child(name: string, type: number): Visitor | Promise<unknown> | undefined
  readonly end?: (() => void) | undefined
}

export interface ListVisitor {
  readonly kind: 'list'
  begin?(elementType: number, count: number): void
  element(index: number): Visitor | undefined
  /** A quick way through elements that all have the same bytes' layout. */
  readonly bulk?: BulkReader
  end?(): void
}

export interface BulkReader {
  /**
   * Takes at most `most` whole elements from `bytes`, the first at `start`, all before `end`. Answers where the last
   * one ended; `count` then says how many there were. The element after them goes the slow way.
   */
  take(bytes: Uint8Array, start: number, end: number, most: number): number
  readonly count: number
}

/** For byte, int and long arrays and for lists of numbers. */
export interface ArrayVisitor {
  readonly kind: 'array'
  /** `elementType` is the tag id of one number. */
  begin(elementType: number, count: number, littleEndian: boolean): void
  /**
   * Whether `data` takes any number of bytes, not only those of whole elements; then none are copied between pieces.
   */
  readonly takesParts?: boolean
  /** Some more whole elements, in the file's byte order; the view is only good during the call. */
  data(bytes: Uint8Array): void
  end?(): void
}

export interface ValueVisitor {
  readonly kind: 'value'
  /** Bytes that one such value may take; the parser's own limit where it is absent. */
  readonly maxBytes?: number | undefined
  /**
   * Answers a promise where something has to be loaded first: the parser stops, and hands the value over again when it
   * is fed after that. Any other answer means nothing.
   */
  value(slice: NbtSlice): unknown
}

/** A value as the bytes of its payload, without tag id and name. Only good during the call it is handed to. */
export interface NbtSlice {
  readonly type: number
  readonly bytes: Uint8Array
  readonly littleEndian: boolean
  /** Of the payload's first byte, in the inflated bytes. */
  readonly offset: number
}

export function valueVisitor(take: (slice: NbtSlice) => unknown, maxBytes?: number): ValueVisitor {
  return { kind: 'value', value: take, maxBytes }
}

/**
 * A compound's `child` that rejects duplicate wanted names: no writer makes them, and each would cost as much as the
 * first.
 */
function onceEach(child: CompoundVisitor['child']): CompoundVisitor['child'] {
  const seen = new Set<string>()
  return (name, type) => {
    const visitor = child(name, type)
    if (visitor === undefined || visitor instanceof Promise) return visitor
    if (seen.has(name)) throw new SchematicError('malformed', `has two tags of the name ${name}`)
    seen.add(name)
    return visitor
  }
}

/** A compound in which a wanted name comes at most once. */
export function compoundVisitor(child: CompoundVisitor['child'], end?: () => void): CompoundVisitor {
  return { kind: 'compound', child: onceEach(child), end }
}
