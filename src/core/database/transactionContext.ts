import { AsyncLocalStorage } from 'node:async_hooks'
import { log } from '../log/log'

/** A transaction that code runs in, and the one around it. */
type Transaction = { isOpen: boolean; parent: Transaction | undefined }
/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & {
  shopTransactions?: AsyncLocalStorage<Transaction>
  shopStrictConnections?: boolean
}
shared.shopTransactions ??= new AsyncLocalStorage<Transaction>()
const current = shared.shopTransactions

/** Whether a second connection is refused in this process; elsewhere it is logged. */
export function forbidNestedConnections(refuse: boolean): void {
  shared.shopStrictConnections = refuse
}

function findOpenTransaction(): Transaction | undefined {
  let transaction = current.getStore()
  while (transaction && !transaction.isOpen) transaction = transaction.parent
  return transaction
}

/** Runs what a transaction does, as long as it is open. */
export async function runInTransactionContext<Result>(work: () => Promise<Result>): Promise<Result> {
  const transaction = { isOpen: true, parent: findOpenTransaction() }
  try {
    return await current.run(transaction, work)
  } finally {
    transaction.isOpen = false
  }
}

/** The same for a transaction that its caller goes on in: to be called before anything is waited for. */
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
 * Code that asks for a connection while its own transaction holds one waits for another to be released. Where as many
 * do so as there are connections, all wait for ever. Statements inside of a transaction go by its own connection
 * (`executorOf`).
 * @returns why there is none, under test; elsewhere it is logged
 */
export function detectNestedConnection(): Error | undefined {
  if (!findOpenTransaction()) return undefined
  const error = new Error('A second connection was asked for inside of a transaction')
  if (shared.shopStrictConnections) return error
  log.error({ err: error }, 'a second connection was asked for inside of a transaction')
  return undefined
}
