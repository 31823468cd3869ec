export type MigrationErrorCode =
  | 'migrations_missing'
  | 'rules_broken'
  | 'schema_missing'
  | 'extension_refused'
  | 'former_version'
  | 'database_unreachable'
  | 'needs_missing'

/** Why the database cannot be used or brought to this version. Its message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  constructor(
    readonly code: MigrationErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
