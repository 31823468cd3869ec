export type MigrationErrorCode =
  | 'migrations_missing'
  | 'rules_broken'
  | 'schema_missing'
  | 'extension_refused'
  | 'former_version'
  | 'database_unreachable'
  | 'needs_missing'
  | 'job_schema_taken'

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

/** Also of one that another bundle threw: Next loads modules once for each. */
export const isMigrationError = (error: unknown): error is MigrationError =>
  error instanceof Error && error.name === 'MigrationError'
