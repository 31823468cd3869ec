import type { Limits } from '@/schematic/limits'
import type { PreviewMessage, PreviewRequest } from './filePreview'

/** Files previewed at once: each may take much of a phone's memory. */
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
 * Previews a file in its own worker before the upload and passes what it finds to `onMessage`, `over` last. If the
 * browser can't, it sends `failed` and the server inspects the file.
 * @param limits of the shop, which its server goes by
 * @returns a function to stop early
 */
export function previewFile(file: File, onMessage: (message: PreviewMessage) => void, limits: Limits): () => void {
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
    worker.postMessage({ file, limits } satisfies PreviewRequest)
  })
  next()
  return () => finish()
}
