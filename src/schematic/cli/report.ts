import { errorToJson, type SchematicError } from '../errors'

/** Exit code for a file that is refused. */
export const REFUSED = 2

/** The command was called wrongly. */
export class UsageError extends Error {}

/** Prints why a file is refused. */
export function reportError(error: SchematicError, json: boolean, file?: string): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...(file === undefined ? {} : { file }), error: errorToJson(error) })}\n`)
    return
  }
  const place = [
    error.path === undefined ? '' : ` in ${error.path}`,
    error.offset === undefined ? '' : ` at byte ${error.offset}`,
  ].join('')
  process.stderr.write(`${file ?? 'The file'} ${error.message}${place} (${error.code})\n`)
}

/** Lines in columns; numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, String(cell).length)
    })
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => {
        const width = widths[column] ?? 0
        return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width)
      })
      return `  ${cells.join('  ').trimEnd()}\n`
    })
    .join('')
}

/** A bar on the terminal while something takes long; nothing where there is no terminal. */
export class ProgressBar {
  readonly #label: string
  readonly #total: number
  #done = 0
  #shown = -1
  readonly #started = Date.now()

  constructor(label: string, total: number) {
    this.#label = label
    this.#total = total
  }

  /** Quick work shows no bar. */
  add(amount: number): void {
    this.#done += amount
    if (!process.stderr.isTTY || Date.now() - this.#started < 500) return
    const percent = Math.floor((100 * this.#done) / Math.max(1, this.#total))
    if (percent === this.#shown) return
    this.#shown = percent
    const filled = Math.round(percent / 4)
    process.stderr.write(`\r${this.#label} ${'█'.repeat(filled)}${'░'.repeat(25 - filled)} ${percent}%`)
  }

  end(): void {
    if (this.#shown >= 0) process.stderr.write('\r\u001b[K')
  }
}
