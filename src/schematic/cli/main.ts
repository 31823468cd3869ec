/**
 * The `schematic` command: inspects, converts, changes and renders schematic files. See `COMMANDS`.
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

const OPTIONS = {
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
} as const

const parse = (args: readonly string[]) => {
  return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS, tokens: true })
}

interface Command {
  /** Lines of the usage text. */
  readonly usage: string
  /** The options that it takes besides --json and --help. */
  readonly options: readonly (keyof typeof OPTIONS)[]
  run(files: readonly string[], options: ReturnType<typeof parse>['values']): Promise<number>
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'inspect',
    {
      usage: 'schematic inspect [--json] FILE...',
      options: [],
      run: (files, { json }) => inspectCommand(files, json),
    },
  ],
  [
    'convert',
    {
      usage: 'schematic convert [--json] [--sponge 2|3] FILE OUTPUT',
      options: ['sponge'],
      run: convertCommand,
    },
  ],
  [
    'turn',
    {
      usage: `schematic turn [--json] [--sponge 2|3] [--degrees 90|180|270] FILE OUTPUT
      clockwise, seen from above (default: 90)`,
      options: ['sponge', 'degrees'],
      run: turnCommand,
    },
  ],
  [
    'mirror',
    {
      usage: `schematic mirror [--json] [--sponge 2|3] --axis x|z FILE OUTPUT
      x swaps east and west, z swaps north and south`,
      options: ['sponge', 'axis'],
      run: mirrorCommand,
    },
  ],
  [
    'replace',
    {
      usage: `schematic replace [--json] [--sponge 2|3] FILE OUTPUT BLOCK REPLACEMENT [BLOCK REPLACEMENT]...
      'oak_stairs[half=top]' matches only these; properties that REPLACEMENT doesn't name are kept`,
      options: ['sponge'],
      run: replaceCommand,
    },
  ],
  [
    'split',
    {
      usage: `schematic split [--json] [--sponge 2|3] FILE OUTPUT
      one file per region: castle.schem gives castle-roof.schem, castle-wall.schem`,
      options: ['sponge'],
      run: splitCommand,
    },
  ],
  [
    'merge',
    {
      usage: `schematic merge [--json] [--sponge 2|3] [--keep-regions] FILE... OUTPUT
      one region of all files, at the positions they were saved with; where they overlap, the last file wins;
      name and version come from the first file; OUTPUT must not exist yet`,
      options: ['sponge', 'keep-regions'],
      run: mergeCommand,
    },
  ],
  [
    'render',
    {
      usage: `schematic render [--json] [OPTIONS] FILE [OUTPUT]
      --side southEast|southWest|northWest|northEast|top   the viewpoint; top is a map (default: southEast)
      --width PX --height PX                               default: 512 × 512
      --background transparent|#RRGGBB                     default: transparent
      --format png|webp                                    default: by the extension of OUTPUT, else png`,
      options: ['side', 'width', 'height', 'background', 'format'],
      run: async (files, options) => (await import('./renderCommand')).renderCommand(files, options),
    },
  ],
  [
    'diff',
    {
      usage: 'schematic diff [--json] BEFORE AFTER',
      options: [],
      run: (files, { json }) => diffCommand(files, json),
    },
  ],
])

/** How one command is called, or all of them. */
function usageOf(name?: string): string {
  const known = COMMANDS.get(name ?? '')
  const lines = (known ? [known] : [...COMMANDS.values()]).map(({ usage }) => `  ${usage}\n`)
  const output = `
OUTPUT ends in .schem, .litematic, .nbt, .schematic or .mcstructure, a picture in .png or .webp. What a format can't
hold is listed as lost.
`
  return `usage:\n${lines.join('')}${known ? '' : output}`
}

async function main(argv: readonly string[]): Promise<number> {
  const { positionals, values, tokens } = parse(argv)
  const [name, ...files] = positionals
  const command = COMMANDS.get(name ?? '')
  if (name === undefined || (values.help && command)) {
    process.stdout.write(usageOf(name))
    return values.help ? 0 : 1
  }
  if (!command) throw new UsageError(`unknown command: ${name}`)
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === 'json') continue
    if (!command.options.some((option) => option === token.name)) {
      throw new UsageError(`${name} has no option ${token.rawName}`)
    }
  }
  return await command.run(files, values)
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
    if (error instanceof UsageError || isParseArgsError(error)) {
      process.stderr.write(usageOf(process.argv.slice(2).find((arg) => COMMANDS.has(arg))))
    }
    process.exitCode = 1
  }
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
