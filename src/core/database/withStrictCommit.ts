import { randomUUID } from 'node:crypto'
import type { DatabaseAdapterObj } from 'payload'
import { payloadAdapterOf } from './executor'
import { enterTransactionContext } from './transactionContext'

type OpenTransaction = {
  resolve: () => void
  reject: (reason: Error) => void
  done: Promise<void>
  close: () => void
}

/**
 * Payload 3.90's `commitTransaction` swallows a failed COMMIT and answers as if all were written. Here it throws, also
 * when the transaction was aborted before (`preparingClient` detects that) or the connection is lost.
 */
export const withStrictCommit = <Adapter extends DatabaseAdapterObj>(adapter: Adapter): Adapter => ({
  ...adapter,
  init: (options) => {
    const db = adapter.init(options)
    const open = new Map<string, OpenTransaction>()

    db.beginTransaction = async () => {
      const { open: enter, close } = enterTransactionContext()
      const id = randomUUID()
      await new Promise<void>((ready, failed) => {
        const done = payloadAdapterOf(options.payload).drizzle.transaction(
          (tx) =>
            new Promise<void>((resolve, reject) => {
              // Payload looks the transaction up by its id in `sessions`.
              payloadAdapterOf(options.payload).sessions[id] = { db: tx }
              queueMicrotask(() => {
                open.set(id, { resolve, reject, done, close })
                enter()
                ready()
              })
            }),
        )
        done.catch(failed)
      })
      return id
    }

    /** Removes the session first, so that nothing joins the transaction while it ends. */
    const take = async (incoming: Promise<number | string> | number | string) => {
      const id = String(await incoming)
      const transaction = open.get(id)
      const session = payloadAdapterOf(options.payload).sessions[id]
      open.delete(id)
      transaction?.close()
      delete payloadAdapterOf(options.payload).sessions[id]
      return session ? transaction : undefined
    }

    db.rollbackTransaction = async (incoming) => {
      const transaction = await take(incoming)
      transaction?.reject(new Error('rolled back'))
      await transaction?.done.catch(() => undefined)
    }

    db.commitTransaction = async (incoming) => {
      const transaction = await take(incoming)
      if (!transaction) return
      transaction.resolve()
      await transaction.done
    }
    return db
  },
})
