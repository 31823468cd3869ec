import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, initTransaction, killTransaction, type Payload, type PayloadRequest } from 'payload'
import type { QueryResult, QueryResultRow } from 'pg'
import { inOpenTransaction } from './oneConnection'

type SQL = ReturnType<typeof sql>

/** Runs statements written with the `sql` tag, on the pool or inside one transaction. */
export interface Executor {
  execute<Row extends QueryResultRow = QueryResultRow>(query: SQL): Promise<QueryResult<Row>>
}

type Session = { db: Executor }
/** The parts of Payload's Postgres adapter that the shop builds on. */
type Adapter = {
  drizzle: Executor & { transaction<Result>(work: (tx: Executor) => Promise<Result>): Promise<Result> }
  pool: {
    query<Row extends QueryResultRow>(query: {
      name?: string
      text: string
      values?: unknown[]
    }): Promise<QueryResult<Row>>
  }
  sessions: Record<string, Session | undefined>
}

/** The one place that knows Payload's database is Postgres through Drizzle. */
export const adapterOf = (payload: Payload): Adapter => payload.db as unknown as Adapter

/** Inside the request's transaction where it has one, else on the pool. */
export async function executorOf(req: Pick<PayloadRequest, 'payload' | 'transactionID'>): Promise<Executor> {
  const id = await req.transactionID
  return (
    (id === undefined || id === null ? undefined : adapterOf(req.payload).sessions[String(id)]?.db) ??
    adapterOf(req.payload).drizzle
  )
}

/**
 * Inside the request's transaction.
 * @throws Error where the request has none: what must commit together may not be written apart.
 */
export async function transactionOf(req: PayloadRequest): Promise<Executor> {
  const id = await req.transactionID
  const session = id === undefined || id === null ? undefined : adapterOf(req.payload).sessions[String(id)]
  if (!session) throw new Error('This must run inside a transaction')
  return session.db
}

/** One transaction of its own; committed when `work` returns, rolled back when it throws. */
export const inTransaction = <Result>(payload: Payload, work: (tx: Executor) => Promise<Result>): Promise<Result> =>
  adapterOf(payload).drizzle.transaction((tx) => inOpenTransaction(() => work(tx)))

/** Payload's operations on this request and `work` in one transaction: the request's own, or one that ends with it. */
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
 * Lets the transaction write what the pipeline alone may write. Without it, triggers keep status, facts and counts as they
 * are, so that a form saved from an older copy of the row cannot undo them.
 */
export const actAsPipeline = (tx: Executor) => tx.execute(sql`select set_config('shop.writer', 'pipeline', true)`)

/** SQLSTATE of a row that another one is already like. */
export const UNIQUE_VIOLATION = '23505'

/** A Postgres error's SQLSTATE, wherever a library wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code)) return cause.code
  return undefined
}

/** The column that a trigger named as it refused a write. */
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
