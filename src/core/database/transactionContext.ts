import { AsyncLocalStorage } from 'node:async_hooks'
import { log } from '../log/log'

/** The transaction that code runs in, and its parent. */
type Transaction = { isOpen: boolean; parent: Transaction | undefined }
/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & {
  shopTransactions?: AsyncLocalStorage<Transaction>
  shopStrictConnections?: boolean
}
shared.shopTransactions ??= new AsyncLocalStorage<Transaction>()
const current = shared.shopTransactions

/** Whether nested connections throw in this process; otherwise they are logged. */
export function forbidNestedConnections(refuse: boolean): void {
  shared.shopStrictConnections = refuse
}

function findOpenTransaction(): Transaction | undefined {
  let transaction = current.getStore()
  while (transaction && !transaction.isOpen) transaction = transaction.parent
  return transaction
}

/** Runs `work` in the async context of an open transaction. */
export async function runInTransactionContext<Result>(work: () => Promise<Result>): Promise<Result> {
  const transaction = { isOpen: true, parent: findOpenTransaction() }
  try {
    return await current.run(transaction, work)
  } finally {
    transaction.isOpen = false
  }
}

/** The same for the rest of the caller's async context; call it before the first await. */
export function enterTransactionContext(): { open: () => void; close: () => void } {
  const transaction = { isOpen: false, parent: findOpenTransaction() }
  current.enterWith(transaction)
  return {
    open: () => {
      transaction.isOpen = true
    },
    close: () => {
      transaction.isOpen = false
    },
  }
}

/**
 * Code that asks for a connection while its transaction holds one waits for another to be released: with as many of
 * them as connections, all wait for ever. Statements in a transaction use its connection (`executorOf`).
 * @returns why there is none, under test; elsewhere it is logged
 */
export function detectNestedConnection(): Error | undefined {
  if (!findOpenTransaction()) return undefined
  const error = new Error('A second connection was asked for inside of a transaction')
  if (shared.shopStrictConnections) return error
  log.error({ err: error }, 'a second connection was asked for inside of a transaction')
  return undefined
}
