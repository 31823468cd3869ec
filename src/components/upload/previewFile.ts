import type { PreviewMessage } from './filePreview'

/** Files that are looked at together: each may take much of a phone's memory. */
const MAX_CONCURRENT = 2

const waiting: (() => void)[] = []
let busy = 0

function next(): void {
  while (busy < MAX_CONCURRENT) {
    const start = waiting.shift()
    if (!start) return
    busy += 1
    start()
  }
}

/**
 * Looks at a file in a worker of its own, before a byte is sent, and tells `onMessage` what it finds; `over` at the end. Answers how to
 * end it early. A browser that can't leaves it to the shop: that is `failed`.
 */
export function previewFile(file: File, onMessage: (message: PreviewMessage) => void): () => void {
  let worker: Worker | undefined
  let isOver = false

  function finish(message?: PreviewMessage) {
    if (isOver) return
    isOver = true
    if (worker) {
      worker.terminate()
      busy -= 1
      next()
    }
    if (message) onMessage(message)
  }

  waiting.push(() => {
    if (isOver) {
      busy -= 1
      return
    }
    worker = new Worker(new URL('./previewWorker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<PreviewMessage>) => {
      if (data.kind === 'over') finish(data)
      else if (!isOver) onMessage(data)
    })
    worker.addEventListener('error', () => {
      onMessage({ kind: 'failed' })
      finish({ kind: 'over' })
    })
    worker.postMessage(file)
  })
  next()
  return () => finish()
}
