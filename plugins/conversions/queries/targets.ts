import { formatNamed } from '@/core/vocabulary'
import { FILE_KINDS, type TargetFormat } from '@/schematic/write/writeSchematic'

/** A conversion target: a format, in its newest version unless the name has another. */
export const targets = ['sponge', 'sponge2', 'litematic', 'structure', 'mcedit', 'mcstructure'] as const
export type Target = (typeof targets)[number]

const formatsOf: Record<Target, TargetFormat> = {
  sponge: { format: 'sponge', spongeVersion: 3 },
  sponge2: { format: 'sponge', spongeVersion: 2 },
  litematic: { format: 'litematic' },
  structure: { format: 'structure' },
  mcedit: { format: 'mcedit' },
  mcstructure: { format: 'mcstructure' },
}

export const formatOfTarget = (target: Target): TargetFormat => formatsOf[target]
export const extensionOf = (target: Target): string => FILE_KINDS[formatsOf[target].format].extension

/** The target that a name means, if any. */
export const findTarget = (name: string): Target | undefined =>
  targets.find((known) => known === name) ?? formatNamed(name)

/** The target that a file is already in; files of older versions of a format are in none. */
export function targetOfFile(format: string | null, formatVersion: number | null): Target | undefined {
  if (format === 'sponge') return formatVersion === 3 ? 'sponge' : formatVersion === 2 ? 'sponge2' : undefined
  return targets.find((target) => formatsOf[target].format === format)
}

/** `mill.schem` as a Litematica file is `mill.litematic`. */
export function convertedName(filename: string, target: Target): string {
  const stem = filename.replace(/\.(schem|schematic|litematic|nbt|mcstructure)$/i, '')
  return `${stem || filename}.${extensionOf(target)}`
}
