/** Work shorter than this shows no bar, unless it is known to be long. */
const QUICK_MS = 500
const CELLS = 25

interface BarOptions {
  /** Shown from the start, because early progress is unknown. */
  readonly isLong?: boolean
  /** Where it is drawn. @default process.stderr */
  readonly stream?: { readonly isTTY?: boolean; write(text: string): unknown }
}

/** A progress bar on the terminal for long work; nothing without a terminal. */
export class ProgressBar {
  readonly #label: string
  readonly #stream: NonNullable<BarOptions['stream']>
  readonly #isLong: boolean
  #shown = -1
  readonly #started = Date.now()

  constructor(label: string, { isLong = false, stream = process.stderr }: BarOptions = {}) {
    this.#label = label
    this.#stream = stream
    this.#isLong = isLong
    if (isLong) this.set(0)
  }

  /** `share`: how much is done, from 0 to 1. */
  readonly set = (share: number): void => {
    if (this.#stream.isTTY !== true || (!this.#isLong && Date.now() - this.#started < QUICK_MS)) return
    const percent = Math.max(0, Math.min(100, Math.floor(100 * share)))
    if (percent === this.#shown) return
    this.#shown = percent
    const filled = Math.round((percent * CELLS) / 100)
    this.#stream.write(`\r${this.#label} ${'█'.repeat(filled)}${'░'.repeat(CELLS - filled)} ${percent}%\u001b[K`)
  }

  /** Takes the bar away again. */
  end(): void {
    if (this.#shown >= 0) this.#stream.write('\r\u001b[K')
  }
}

/** Does the work with a bar. */
export async function withBar<T>(
  label: string,
  work: (set: (share: number) => void) => T | Promise<T>,
  options: BarOptions = {},
): Promise<T> {
  const bar = new ProgressBar(label, options)
  try {
    return await work(bar.set)
  } finally {
    bar.end()
  }
}
