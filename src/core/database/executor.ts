import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, initTransaction, killTransaction, type Payload, type PayloadRequest } from 'payload'
import type { QueryResult, QueryResultRow } from 'pg'
import { contextOf, type ShopContext } from '../context/context'
import type { Tables } from '../context/tables'
import type { TableNames } from '../migrations/tableNames'
import { runInTransactionContext } from './transactionContext'

type SQL = ReturnType<typeof sql>

/** Runs statements written with the `sql` tag, on the pool or inside one transaction. */
export interface Executor {
  readonly context: ShopContext
  /** Names of the app's tables, for the `sql` tag. */
  readonly tables: Tables
  execute<Row extends QueryResultRow = QueryResultRow>(query: SQL): Promise<QueryResult<Row>>
}

/** What Drizzle provides, without the shop's context. */
type Statements = Omit<Executor, 'context' | 'tables'>
type Session = { db: Statements }
/** The parts of Payload's Postgres adapter that the shop builds on. */
type RawAdapter = Omit<Adapter, 'drizzle' | 'names'> & {
  sessions: Record<string, Session | undefined>
  drizzle: Statements & { transaction<Result>(work: (tx: Statements) => Promise<Result>): Promise<Result> }
}
type Adapter = {
  drizzle: Executor & { transaction<Result>(work: (tx: Executor) => Promise<Result>): Promise<Result> }
  /** Names of the app's tables, for statements that are text. */
  names: TableNames
  pool: {
    query<Row extends QueryResultRow>(query: {
      name?: string
      text: string
      values?: unknown[]
    }): Promise<QueryResult<Row>>
  }
}

/** Payload's own adapter, whose transactions are Drizzle's. */
export const payloadAdapterOf = (payload: Payload): RawAdapter => payload.db as unknown as RawAdapter

const executorFor = (context: ShopContext, db: Statements): Executor => ({
  context,
  tables: context.tables,
  execute: (query) => db.execute(query),
})

const adapters = new WeakMap<object, Adapter>()

/** The one place that knows Payload's database is Postgres through Drizzle. */
export function adapterOf(payload: Payload): Adapter {
  const known = adapters.get(payload.db)
  if (known) return known
  const raw = payloadAdapterOf(payload)
  const context = contextOf(payload)
  const adapter: Adapter = {
    drizzle: {
      ...executorFor(context, { execute: (query) => raw.drizzle.execute(query) }),
      transaction: (work) => raw.drizzle.transaction((tx) => work(executorFor(context, tx))),
    },
    names: context.names,
    pool: { query: (query) => raw.pool.query(query) },
  }
  adapters.set(payload.db, adapter)
  return adapter
}

/** An executor in the request's transaction if there is one, else on the pool. */
export async function executorOf(req: Pick<PayloadRequest, 'payload' | 'transactionID'>): Promise<Executor> {
  const id = await req.transactionID
  const session = id === undefined || id === null ? undefined : payloadAdapterOf(req.payload).sessions[String(id)]
  return session ? executorFor(contextOf(req.payload), session.db) : adapterOf(req.payload).drizzle
}

/**
 * An executor in the request's transaction.
 * @throws Error where the request has none: what must commit together may not be written apart.
 */
export async function transactionOf(req: PayloadRequest): Promise<Executor> {
  const id = await req.transactionID
  const session = id === undefined || id === null ? undefined : payloadAdapterOf(req.payload).sessions[String(id)]
  if (!session) throw new Error('This must run inside a transaction')
  return executorFor(contextOf(req.payload), session.db)
}

/** Runs `work` in a new transaction; commits when it returns, rolls back when it throws. */
export const inTransaction = <Result>(payload: Payload, work: (tx: Executor) => Promise<Result>): Promise<Result> =>
  adapterOf(payload).drizzle.transaction((tx) => runInTransactionContext(() => work(tx)))

/** Runs `work` and Payload's operations on this request in one transaction: the request's own, or a new one. */
export async function inRequestTransaction<Result>(
  req: PayloadRequest,
  work: (tx: Executor) => Promise<Result>,
): Promise<Result> {
  const isOwn = await initTransaction(req)
  try {
    const result = await work(await transactionOf(req))
    if (isOwn) await commitTransaction(req)
    return result
  } catch (error) {
    if (isOwn) await killTransaction(req)
    throw error
  }
}

/**
 * Lets the transaction write pipeline-only columns. Without it, triggers keep status, facts and counts, so that a form
 * saved from an older copy of the row cannot undo them.
 */
export const actAsPipeline = (tx: Executor) => tx.execute(sql`select set_config('shop.writer', 'pipeline', true)`)

/** SQLSTATE of a unique constraint violation. */
export const UNIQUE_VIOLATION = '23505'

/** A Postgres error's SQLSTATE, wherever a library wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code)) return cause.code
  return undefined
}

/** The column named by a trigger that refused a write. */
export function columnOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('column' in cause && typeof cause.column === 'string') return cause.column
  return undefined
}

/** The name of the constraint that refused a write. */
export function constraintOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('constraint' in cause && typeof cause.constraint === 'string') return cause.constraint
  return undefined
}
