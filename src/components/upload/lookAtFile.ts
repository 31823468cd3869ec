import type { LookMessage } from './fileLook'

/** Files that are looked at together: each may take much of a phone's memory. */
const AT_ONCE = 2

const waiting: (() => void)[] = []
let busy = 0

function next(): void {
  while (busy < AT_ONCE) {
    const start = waiting.shift()
    if (!start) return
    busy += 1
    start()
  }
}

/**
 * Looks at a file in a worker of its own, before a byte is sent, and tells `say` what it finds; `over` at the end. Answers how to
 * end it early. A browser that can't leaves it to the shop: that is `failed`.
 */
export function lookAtFile(file: File, say: (message: LookMessage) => void): () => void {
  let worker: Worker | undefined
  let isOver = false

  function finish(message?: LookMessage) {
    if (isOver) return
    isOver = true
    if (worker) {
      worker.terminate()
      busy -= 1
      next()
    }
    if (message) say(message)
  }

  waiting.push(() => {
    if (isOver) {
      busy -= 1
      return
    }
    worker = new Worker(new URL('./lookWorker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<LookMessage>) => {
      if (data.kind === 'over') finish(data)
      else if (!isOver) say(data)
    })
    worker.addEventListener('error', () => {
      say({ kind: 'failed' })
      finish({ kind: 'over' })
    })
    worker.postMessage(file)
  })
  next()
  return () => finish()
}
