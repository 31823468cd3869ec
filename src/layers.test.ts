import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const sources = ['src', 'collections', 'plugins', 'jobs'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file)),
)

/** The files of the project that a file imports, from the root, without ending. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, target = '']) => {
    if (target.startsWith('@/')) return [path.posix.join('src', target.slice(2))]
    if (target.startsWith('.')) return [path.posix.join(path.posix.dirname(file), target)]
    return [`package:${target}`]
  })
}

const breaches = (room: (file: string) => boolean, forbidden: (target: string, file: string) => boolean) =>
  sources.filter(room).flatMap((file) =>
    importsOf(file)
      .filter((target) => forbidden(target, file))
      .map((target) => `${file} imports ${target}`),
  )

describe('what may import what', () => {
  it('keeps the engine free of everything outside it', () => {
    const outside = breaches(
      (file) => file.startsWith('src/schematic/') && !file.startsWith('src/schematic/cli/'),
      (target) => !target.startsWith('src/schematic/') && !target.startsWith('package:node:'),
    )
    expect(outside).toEqual([])
  })

  it('keeps plugins out of collections', () => {
    expect(
      breaches(
        (file) => file.startsWith('collections/'),
        (target) => target.startsWith('plugins/'),
      ),
    ).toEqual([])
  })

  it('lets nothing import the pages', () => {
    expect(
      breaches(
        (file) => !file.startsWith('src/app/'),
        (target) => target.startsWith('src/app/'),
      ),
    ).toEqual([])
  })

  it('reads the environment in one place', () => {
    const readers = sources.filter((file) => /process\.env\b/.test(readFileSync(path.join(root, file), 'utf8')))
    expect(readers.sort()).toEqual(['src/env.ts', 'src/instrumentation.ts'])
  })
})
