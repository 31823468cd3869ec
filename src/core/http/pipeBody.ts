import { finished, type Readable, type Writable } from 'node:stream'

/** Pipes without destroying `source` when `target` fails: its connection still carries the response. */
export const pipeBody = (source: Readable, target: Writable) =>
  new Promise<void>((resolve, reject) => {
    finished(source, (error) => {
      if (error) target.destroy(error)
    })
    finished(target, (error) => {
      source.unpipe(target)
      if (error) reject(error)
      else resolve()
    })
    source.pipe(target)
  })
