import type { TableNames } from './tableNames'

export type { TableNames }

/**
 * What a plugin's tables need beyond Payload's schema. Once released it is never changed: a later one changes what it
 * made.
 */
export type Migration = {
  /** `<room>/<number>_<matter>`. It is recorded under this name. */
  readonly name: string
  /** Names of the migrations that come before this one. */
  readonly needs?: readonly string[]
  /** Extensions of Postgres that it uses; made before it runs, where they are missing. */
  readonly extensions?: readonly string[]
  /**
   * Its statements, each ended by a semicolon. One statement makes or drops one thing, so that each can be checked and
   * restored.
   */
  readonly up: (t: TableNames) => string | readonly string[]
}

/** A connection or pool of `pg`. */
export type Queryable = {
  query<Row extends object>(query: { text: string; values?: unknown[] }): Promise<{ rows: Row[] }>
}
