import { errorToJson, type SchematicError } from '../errors'

/** Exit code for a file that is refused. */
export const REFUSED = 2

/** The command was called wrongly. */
export class UsageError extends Error {}

/** A file can't be read from the disk; the message names it. */
export class UnreadableFile extends Error {}

const DISK_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'this is a folder',
  ENOTDIR: 'part of its path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

/** Why a file can't be read or written, with the file's own name rather than that of a temporary one. */
export function describeDiskError(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  const known = code === undefined ? undefined : DISK_ERRORS[code]
  if (known !== undefined) return `${file}: ${known} (${code})`
  return `${file}: ${error instanceof Error ? error.message : String(error)}`
}

/** One of several files is refused. */
export class Refused extends Error {
  constructor(
    readonly file: string,
    readonly reason: SchematicError,
  ) {
    super(reason.message)
  }
}

/** Prints why a file is refused. */
export function reportError(error: SchematicError, json: boolean, file?: string): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...(file === undefined ? {} : { file }), error: errorToJson(error) })}\n`)
    return
  }
  const place = [
    error.path === undefined ? '' : ` in ${error.path}`,
    error.offset === undefined ? '' : ` at byte ${error.offset}`,
  ].join('')
  process.stderr.write(`${file ?? 'The file'} ${harmless(`${error.message}${place}`)} (${error.code})\n`)
}

/** Prints why a file can't be read; as JSON too, on standard output, where a program looks for it. */
export function reportUnreadable(error: UnreadableFile, json: boolean, file?: string): void {
  process.stderr.write(`schematic: ${error.message}\n`)
  if (!json) return
  const reason = { code: 'unreadable', message: error.message }
  process.stdout.write(`${JSON.stringify({ ...(file === undefined ? {} : { file }), error: reason })}\n`)
}

/** Text of a file made safe for a terminal: control characters are replaced. */
export const harmless = (text: string): string => text.replace(/\p{C}/gu, '\ufffd')

/** Lines in columns; numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, String(cell).length)
    })
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => {
        const width = widths[column] ?? 0
        return typeof cell === 'number' ? String(cell).padStart(width) : harmless(cell).padEnd(width)
      })
      return `  ${cells.join('  ').trimEnd()}\n`
    })
    .join('')
}
