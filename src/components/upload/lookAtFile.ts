import type { LookMessage } from './fileLook'

/**
 * Looks at a file in a worker of its own, before a byte is sent, and tells `say` what it finds. Answers how to end it early.
 * A browser that can't leaves it to the shop: that is `failed`.
 */
export function lookAtFile(file: File, say: (message: LookMessage) => void): () => void {
  const worker = new Worker(new URL('./lookWorker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<LookMessage>) => {
    if (data.kind !== 'facts') worker.terminate()
    say(data)
  })
  worker.addEventListener('error', () => {
    worker.terminate()
    say({ kind: 'failed' })
  })
  worker.postMessage(file)
  return () => worker.terminate()
}
