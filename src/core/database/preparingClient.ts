import pg from 'pg'
import { countQuery } from '../http/rendering'

/** Prepared statements per process. Beyond that, texts never repeat, such as lists of varying length. */
const MAX_PREPARED = 400
/** Uses before a statement is prepared: one-off statements are not worth keeping. */
const PREPARE_AFTER_USES = 2

type Prepared = { seen: number; name?: string }
const statements = new Map<string, Prepared>()
let preparedCount = 0

/**
 * Evicts unprepared statements. Prepared ones keep their name, or they would be prepared again under new names until
 * none are left.
 */
function evictUnprepared(): void {
  for (const [text, { name }] of statements) if (name === undefined) statements.delete(text)
}

/** The prepared statement name, once the statement was used often enough. */
function statementNameOf(text: string): string | undefined {
  const known = statements.get(text)
  if (!known) {
    if (statements.size >= MAX_PREPARED * 4) evictUnprepared()
    statements.set(text, { seen: 1 })
    return undefined
  }
  known.seen += 1
  if (known.name === undefined && known.seen > PREPARE_AFTER_USES && preparedCount < MAX_PREPARED) {
    preparedCount += 1
    known.name = `shop_${preparedCount}`
  }
  return known.name
}

type Statement = { text: string; name?: string; values?: unknown[] }
const isStatement = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'

/** Without values, only reads are worth preparing; transaction control needs no plan. */
const isRead = (text: string) => /^\s*(select|with)\b/i.test(text)

/** Payload gives tables joined for a condition a random alias each time. */
const RANDOM_ALIAS = /"[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12}"/g

/** Numbers the aliases, so that equal queries have equal texts. */
function normalizeAliases(text: string): string {
  const names = new Map<string, string>()
  return text.replace(RANDOM_ALIAS, (alias) => {
    const name = names.get(alias) ?? `"joined_${names.size + 1}"`
    names.set(alias, name)
    return name
  })
}

const normalizeStatement = (asked: unknown): unknown => {
  if (typeof asked === 'string') return normalizeAliases(asked)
  if (!isStatement(asked)) return asked
  const text = normalizeAliases(asked.text)
  return text === asked.text ? asked : { ...asked, text }
}

/** Names the statement where its values are separate and it has no name yet. */
function prepare(args: unknown[]): unknown[] {
  const [first, values, ...rest] = args
  const statement = typeof first === 'string' ? { text: first } : first
  if (!isStatement(statement) || statement.name !== undefined) return args
  const given = Array.isArray(values) ? values : statement.values
  if (!given || (given.length === 0 && !isRead(statement.text))) return args
  const name = statementNameOf(statement.text)
  return name === undefined ? args : [{ ...statement, name }, values, ...rest]
}

/** A schema change can invalidate a plan: the statement gets a new name. */
function dropStalePlan(text: string, error: unknown): void {
  const isStale =
    error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery'
  if (isStale) statements.delete(text)
}

const textOf = (asked: unknown) => (typeof asked === 'string' ? asked : isStatement(asked) ? asked.text : '')
const isCommit = (text: string) => /^\s*commit\b/i.test(text)

/** Postgres answers COMMIT in a failed transaction with ROLLBACK and no error. Here it is an error. */
class TransactionRolledBack extends Error {
  constructor() {
    super('The transaction had failed and was rolled back')
  }
}

type Callback = (error: unknown, result?: { command?: string }) => void

/**
 * A connection that prepares repeated statements, and whose COMMIT fails if nothing was committed. Payload and pg-boss
 * run the same few hundred statements unnamed; planning them costs more than running them.
 */
class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the library's own overloads, passed on as they came
  override query(...args: any[]): any {
    countQuery()
    const asked = normalizeStatement(args[0])
    const text = textOf(asked)
    const prepared = prepare([asked, ...args.slice(1)])
    const last: unknown = prepared.at(-1)
    if (typeof last === 'function') {
      const callback = last as Callback
      prepared[prepared.length - 1] = ((error, result) => {
        dropStalePlan(text, error)
        callback(error, result)
      }) satisfies Callback
      return super.query(...(prepared as Parameters<pg.Client['query']>))
    }
    const answer: unknown = super.query(...(prepared as Parameters<pg.Client['query']>))
    if (!(answer instanceof Promise)) return answer
    return answer.then(
      (result: { command?: string }) => {
        if (result.command === 'ROLLBACK' && isCommit(text)) throw new TransactionRolledBack()
        return result
      },
      (error: unknown) => {
        dropStalePlan(text, error)
        throw error
      },
    )
  }
}

/** Typed for `pg.Pool`, which wants a class without constructor options. */
export const preparingClient = PreparingClient as new () => pg.ClientBase
