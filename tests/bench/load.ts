import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { LoadJob, LoadResult } from './loadProcess'

export type Load = { run(job: LoadJob): Promise<LoadResult>; stop(): void }

/** A process that sends requests, so that what it costs to send them is nobody's. */
export function startLoad(): Load {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'loadProcess.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
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
    stop: () => void child.kill(),
  }
}
