/**
 * The `schematic` command: inspects, converts, changes and renders schematic files. See `USAGE`.
 *
 * Exit codes: 0, 1 for a usage error or a file that can't be read from disk, 2 for a rejected file. With --json both
 * kinds of file errors are printed to standard output as {error: {code, message}}; the code of an unreadable file is
 * `unreadable`.
 */
import { parseArgs } from 'node:util'
import { SchematicError } from '../errors'
import { convertCommand } from './convertCommand'
import { diffCommand } from './diffCommand'
import { inspectCommand } from './inspectCommand'
import { mergeCommand } from './mergeCommand'
import { replaceCommand } from './replaceCommand'
import { REFUSED, Refused, reportError, reportUnreadable, UnreadableFile, UsageError } from './report'
import { splitCommand } from './splitCommand'
import { mirrorCommand, turnCommand } from './turnCommand'

const USAGE = `usage:
  schematic inspect [--json] FILE...
  schematic convert [--json] [--sponge 2|3] FILE TO
  schematic turn [--json] [--sponge 2|3] [--degrees 90|180|270] FILE TO
      clockwise, seen from above (90)
  schematic mirror [--json] [--sponge 2|3] --axis x|z FILE TO
      x swaps east and west, z north and south
  schematic replace [--json] [--sponge 2|3] FILE TO BLOCK BY [BLOCK BY]...
      'oak_stairs[half=top]' is only those; BY keeps the properties that it doesn't name
  schematic split [--json] [--sponge 2|3] FILE TO
      a file a region: castle.schem gives castle-roof.schem, castle-wall.schem
  schematic merge [--json] [--sponge 2|3] [--keep-regions] FILE... TO
      one region of all, each where its file says it lies; later ones cover; name and version are the first file's
  schematic render [--json] [OPTIONS] FILE [TO]
      --side southEast|southWest|northWest|northEast|top   where it is seen from; top is a map (southEast)
      --width PX --height PX                               512 × 512; 1200 × 630 for the preview of a link
      --background transparent|#RRGGBB                     (transparent)
      --format png|webp                                    by the ending of TO (png)
  schematic diff [--json] BEFORE AFTER

A schematic that is written (TO) ends in .schem, .litematic, .nbt, .schematic or .mcstructure; what its format can't hold is said.
`

async function main(argv: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      sponge: { type: 'string', default: '3' },
      side: { type: 'string', default: 'southEast' },
      width: { type: 'string', default: '512' },
      height: { type: 'string', default: '512' },
      background: { type: 'string', default: 'transparent' },
      format: { type: 'string' },
      degrees: { type: 'string', default: '90' },
      axis: { type: 'string', default: '' },
      'keep-regions': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [command, ...files] = positionals
  if (values.help || command === undefined) {
    process.stdout.write(USAGE)
    return values.help ? 0 : 1
  }
  switch (command) {
    case 'inspect':
      return await inspectCommand(files, values.json)
    case 'convert':
      return await convertCommand(files, values)
    case 'turn':
      return await turnCommand(files, values)
    case 'mirror':
      return await mirrorCommand(files, values)
    case 'replace':
      return await replaceCommand(files, values)
    case 'split':
      return await splitCommand(files, values)
    case 'merge':
      return await mergeCommand(files, values)
    case 'diff':
      return await diffCommand(files, values.json)
    case 'render': {
      const { renderCommand } = await import('./renderCommand')
      return await renderCommand(files, values)
    }
    default:
      throw new UsageError(`there is no command ${command}`)
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reading end of the pipe was closed.
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`schematic: ${error.message}\n`)
  process.exit(1)
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const json = process.argv.includes('--json')
  if (error instanceof Refused) {
    reportError(error.reason, json, error.file)
    process.exitCode = REFUSED
  } else if (error instanceof SchematicError) {
    reportError(error, json)
    process.exitCode = REFUSED
  } else if (error instanceof UnreadableFile) {
    reportUnreadable(error, json)
    process.exitCode = 1
  } else {
    process.stderr.write(`schematic: ${error instanceof Error ? error.message : String(error)}\n`)
    if (error instanceof UsageError || isParseArgsError(error)) process.stderr.write(USAGE)
    process.exitCode = 1
  }
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
