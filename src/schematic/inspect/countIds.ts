import { SchematicError } from '../errors'

/** Counts ids, up to so many different ones. */
export class IdCounter {
  readonly #counts = new Map<string, number>()
  readonly #most: number

  constructor(mostIds: number) {
    this.#most = mostIds
  }

  /** Throws SchematicError('limits_exceeded') for one different id too many. */
  add(id: string, count = 1): void {
    const before = this.#counts.get(id)
    if (before === undefined && this.#counts.size >= this.#most) {
      throw new SchematicError('limits_exceeded', `has more than ${this.#most} different ids of one kind`)
    }
    this.#counts.set(id, (before ?? 0) + count)
  }

  get(id: string): number {
    return this.#counts.get(id) ?? 0
  }

  ids(): Iterable<string> {
    return this.#counts.keys()
  }

  /** The same counts under other ids; ids that become equal are counted together. */
  renamed(rename: (id: string) => string): IdCounter {
    const renamed = new IdCounter(this.#most)
    for (const [id, count] of this.#counts) renamed.add(rename(id), count)
    return renamed
  }

  /** Most frequent first, equals by name. */
  sorted(): [string, number][] {
    return [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : a > b ? 1 : 0))
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries(this.sorted())
  }
}
