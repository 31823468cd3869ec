/** Why a file is refused, in one word. Stored with the file and shown to its owner, so never renamed. */
export type SchematicErrorCode =
  /** Sound data of some other kind: a level, a player, a picture, a text. */
  | 'not_a_schematic'
  /** Cut short, or it says two things that can't both be true. */
  | 'malformed'
  /** Larger than what is allowed; see `limits.ts`. */
  | 'limits_exceeded'
  /** A known format in a version that is not known. */
  | 'unsupported_version'
  /** The wanted format can't hold this schematic. */
  | 'cannot_write'
  /** The caller's signal ended the work. */
  | 'aborted'

/**
 * The only error that reading, judging, changing or writing a schematic throws.
 *
 * An error of the byte source itself (disk, network) is passed on as it is: it says nothing about the file.
 */
export class SchematicError extends Error {
  override readonly name = 'SchematicError'
  readonly code: SchematicErrorCode
  /** Where in the inflated bytes, when it is known. */
  readonly offset?: number
  /** Where in the NBT, as `Regions.main.BlockStates`, when it is known. */
  readonly path?: string

  constructor(
    code: SchematicErrorCode,
    message: string,
    where: { offset?: number; path?: string; cause?: unknown } = {},
  ) {
    super(message, where.cause === undefined ? undefined : { cause: where.cause })
    this.code = code
    if (where.offset !== undefined) this.offset = where.offset
    if (where.path) this.path = where.path
  }
}

export interface SchematicErrorJson {
  readonly code: SchematicErrorCode
  readonly message: string
  readonly offset?: number
  readonly path?: string
}

/** The error as `schematic inspect --json` prints it. */
export function errorToJson(error: SchematicError): SchematicErrorJson {
  return {
    code: error.code,
    message: error.message,
    ...(error.offset === undefined ? {} : { offset: error.offset }),
    ...(error.path === undefined ? {} : { path: error.path }),
  }
}
