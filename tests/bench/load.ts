import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { REQUEST_TIMEOUT_MS } from './deadline'
import type { LoadJob, LoadResult } from './loadProcess'

export type Load = {
  run(job: LoadJob): Promise<LoadResult>
  /** Ends what it is at; the next run is sent by a new process. */
  restart(): void
  stop(): void
}

/** A process that sends requests, so that what it costs to send them counts for no server. */
export function startLoad({ requestMs = REQUEST_TIMEOUT_MS } = {}): Load {
  const start = (): ChildProcess =>
    fork(path.join(import.meta.dirname, 'loadProcess.ts'), {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
      env: { ...process.env, REQUEST_MS: String(requestMs) },
    })
  let child = start()
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const onExit = () => reject(new Error('the load process ended'))
        child.once('exit', onExit)
        child.once('message', (answer: LoadResult | { error: string }) => {
          child.off('exit', onExit)
          if ('error' in answer) reject(new Error(answer.error))
          else resolve(answer)
        })
        child.send(job)
      }),
    restart() {
      child.kill('SIGKILL')
      child = start()
    },
    stop: () => void child.kill(),
  }
}
