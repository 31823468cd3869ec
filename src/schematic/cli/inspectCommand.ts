import { SchematicError } from '../errors'
import { inflateInNode } from '../inflate/node'
import type { Inspection } from '../inspect/inspection'
import { inspectSchematic } from '../inspect/inspectSchematic'
import type { Material } from '../inspect/listMaterials'
import { readFileChunks } from './readFile'
import { REFUSED, reportError, reportUnreadable, table, UnreadableFile, UsageError } from './report'

/** Rows of a table before the rest is only counted. */
const MAX_ROWS = 15

/**
 * Prints what is in one file or several. As JSON, one file gives its inspection or `{error}`; several give a line each,
 * with the file's name. Answers 2 if any was refused, else 1 if any could not be read.
 */
export async function inspectCommand(files: readonly string[], json: boolean): Promise<number> {
  if (files.length === 0) throw new UsageError('inspect needs a file')
  let exitCode = 0
  for (const file of files) {
    try {
      const inspection = await inspectSchematic(readFileChunks(file), { inflate: inflateInNode })
      if (!json) process.stdout.write(describe(file, inspection))
      else if (files.length === 1) process.stdout.write(`${JSON.stringify(inspection)}\n`)
      else process.stdout.write(`${JSON.stringify({ file, ...inspection })}\n`)
    } catch (error) {
      const named = json && files.length === 1 ? undefined : file
      if (error instanceof SchematicError) {
        reportError(error, json, named)
        exitCode = REFUSED
      } else if (error instanceof UnreadableFile) {
        // An unreadable file does not stop the others.
        reportUnreadable(error, json, named)
        exitCode = Math.max(exitCode, 1)
      } else throw error
    }
  }
  return exitCode
}

function describe(file: string, found: Inspection): string {
  const { metadata, regions } = found
  const lines = [
    `${file}\n`,
    table([
      ['format', `${found.format} ${found.formatVersion}, ${found.edition}`],
      ['game', versionText(found)],
      ['name', metadata.name ?? '–'],
      ['author', metadata.author ?? '–'],
      ['size', `${found.width} × ${found.height} × ${found.length}, ${found.blockCount} blocks of ${found.volume}`],
      ['regions', regions.length === 1 ? '1' : `${regions.length}: ${regions.map(({ name }) => name).join(', ')}`],
      ['mods', found.mods.length === 0 ? '–' : found.mods.join(', ')],
    ]),
    section(
      'materials',
      found.materials.map((material) => [material.item, material.count, amountText(material)]),
    ),
    section('block entities', Object.entries(found.blockEntities)),
    section('entities', Object.entries(found.entities)),
    section(`contents of ${counted(found.contents.containers, 'container')}`, Object.entries(found.contents.items)),
    section(
      'safety',
      found.safety.map(({ kind, count, places: [first] }) => [
        kind,
        count,
        first === undefined ? '' : `${first.position.join(' ')} ${first.detail ?? ''}`,
      ]),
    ),
    section(
      'warnings',
      found.warnings.map(({ code, count, message }) => [code, count, message]),
    ),
  ]
  return `${lines.join('')}\n`
}

function versionText({ gameVersion, dataVersion }: Inspection): string {
  if (gameVersion === null) return 'unknown'
  return dataVersion === null ? gameVersion : `${gameVersion} (data version ${dataVersion})`
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

function amountText({ shulkerBoxes, stacks, items, stackSize }: Material): string {
  const parts = [
    shulkerBoxes === 0 ? '' : counted(shulkerBoxes, 'shulker box', 'shulker boxes'),
    stacks === 0 || stackSize === 1 ? '' : counted(stacks, 'stack'),
    items === 0 ? '' : `${items}`,
  ]
  return shulkerBoxes + stacks === 0 || stackSize === 1 ? '' : parts.filter((part) => part !== '').join(' + ')
}

function section(title: string, rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return ''
  const more = rows.length - MAX_ROWS
  return `  ${title}\n${table(rows.slice(0, MAX_ROWS).map((row) => ['', ...row]))}${more > 0 ? `    … ${more} more\n` : ''}`
}
