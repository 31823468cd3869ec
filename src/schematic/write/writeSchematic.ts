import { SchematicError } from '../errors'
import { LAST_RENAMED } from '../legacy/renamingVersions'
import { defaultLimits, type Limits } from '../limits'
import type { FormatName, Schematic } from '../model'
import { writtenVersionOf } from './dataVersionOf'
import { writeLitematic } from './writeLitematic'
import { writeMcstructure } from './writeMcstructure'
import { writeSponge } from './writeSponge'
import { writeStructure } from './writeStructure'
import type { Written } from './written'

export interface TargetFormat {
  readonly format: FormatName
  /** Sponge: 2 or 3. @default 3 */
  readonly spongeVersion?: 2 | 3
}

/** What files of a format are called, and whether they are gzip. */
export const FILE_KINDS: Readonly<Record<FormatName, { readonly extension: string; readonly gzip: boolean }>> = {
  sponge: { extension: 'schem', gzip: true },
  litematic: { extension: 'litematic', gzip: true },
  structure: { extension: 'nbt', gzip: true },
  mcedit: { extension: 'schematic', gzip: true },
  mcstructure: { extension: 'mcstructure', gzip: false },
}

/**
 * The schematic as a file of the format, not yet compressed, and what it could not hold.
 * @param limits what differs from `defaultLimits`, by which the file can be read again
 * Throws SchematicError('cannot_write') where the format has no room for it.
 */
export async function writeSchematic(
  schematic: Schematic,
  target: TargetFormat,
  limits: Partial<Limits> = {},
): Promise<Written> {
  const empty = schematic.regions.find(({ width, height, length }) => width * height * length === 0)
  if (empty !== undefined && target.format !== 'structure')
    throw new SchematicError(
      'cannot_write',
      `has a region of ${empty.width} × ${empty.height} × ${empty.length} blocks`,
    )
  const written = await writeFormat(await namedAsOfThen(schematic, target), target, { ...defaultLimits, ...limits })
  const variants = schematic.regions.reduce((sum, region) => sum + (region.variants?.length ?? 0), 0)
  if (variants === 0 || (target.format === 'structure' && schematic.regions.length === 1)) return written
  const message = 'Other palettes for the same blocks were left out.'
  return written.withLosses([...written.losses, { code: 'variants', message, count: variants }])
}

/** Renames blocks to the names of the file's game version. */
async function namedAsOfThen(schematic: Schematic, { format }: TargetFormat): Promise<Schematic> {
  const version = writtenVersionOf(schematic)
  const saysNone = format === 'mcedit' || format === 'mcstructure' || schematic.edition === 'bedrock'
  if (saysNone || version >= LAST_RENAMED) return schematic
  const { renamerTo } = await import('../legacy/renamedBlocks')
  const renamed = renamerTo(version)
  const regions = schematic.regions.map((region) => {
    const variants = region.variants?.map((states) => states.map(renamed))
    return { ...region, palette: region.palette.map(renamed), ...(variants && { variants }) }
  })
  return { ...schematic, regions }
}

async function writeFormat(schematic: Schematic, target: TargetFormat, limits: Limits): Promise<Written> {
  switch (target.format) {
    case 'sponge':
      return writeSponge(schematic, { version: target.spongeVersion ?? 3 }, limits)
    case 'litematic':
      return writeLitematic(schematic)
    case 'structure':
      return writeStructure(schematic, limits)
    case 'mcstructure':
      return writeMcstructure(schematic, limits)
    case 'mcedit': {
      const { writeMcedit } = await import('./writeMcedit')
      return writeMcedit(schematic, limits)
    }
  }
}
