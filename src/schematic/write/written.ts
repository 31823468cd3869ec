import type { Warning } from '../model'

/** A file as NBT, and what of the schematic it could not hold. */
export interface Written {
  /** Not compressed: see `compressInNode` and `compressInBrowser`. */
  readonly nbt: Uint8Array<ArrayBuffer>
  readonly losses: readonly Warning[]
}

/** Gathers what a writer leaves out, once for each kind. */
export class Losses {
  readonly #losses = new Map<string, { code: string; message: string; count: number }>()

  add(code: string, message: string, count = 1): void {
    if (count === 0) return
    const known = this.#losses.get(code)
    if (known === undefined) this.#losses.set(code, { code, message, count })
    else known.count += count
  }

  toWarnings(): Warning[] {
    return [...this.#losses.values()]
  }
}
