import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestFolder } from '../setup/testRun'
import { packShop } from './packShop'

const run = promisify(execFile)

type Manifest = Record<'dependencies' | 'peerDependencies', Record<string, string>> & {
  bin: Record<string, string>
  exports: Record<string, string | Record<string, string>>
}

/** MB that it may have: what it is made of, and no pictures, packs or pages. */
const MAX_MEGABYTES = 8

/** Packages of which only files are read, by name. */
const READ_AS_FILES = new Set(['swagger-ui-dist'])

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`, of packages. */
const IMPORTS = /(?:^(?:import|export)\b[^;'"]*?\bfrom\s*|^import\s*|\bimport\s*\(\s*)["']([^"'.][^"']*)["']/gm

const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

describe('the package', () => {
  let folder: string
  let files: string[]
  let manifest: Manifest

  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
  /** Packages that the files named so import. */
  const imported = (pattern: RegExp) =>
    new Set(
      files
        .filter((file) => pattern.test(file))
        .flatMap((file) => [...withoutComments(read(file)).matchAll(IMPORTS)])
        .map(([, name = '']) => name)
        // The last stands in a sentence that says what to write.
        .filter((name) => !name.startsWith('node:') && name !== '@payload-config')
        .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')),
    )

  beforeAll(async () => {
    const file = await packShop()
    const place = makeTestFolder('unpacked')
    mkdirSync(place, { recursive: true })
    await run('tar', ['-xzf', file, '-C', place])
    folder = path.join(place, 'package')
    files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    manifest = JSON.parse(read('package.json'))
  })

  it('holds what is built, the commands, and what is to be read', () => {
    const others = files.filter((file) => !/^dist\/.*\.(js|d\.ts|json|css)$|^bin\/[\w.]+\.mjs$/.test(file))
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'docs/PLUGIN.md', 'package.json'])
  })

  it('holds no test, no page and no type of the shop’s own collections', () => {
    const unwanted = /\.test\.|src\/(app|site|env|migrations|payload-types)\b|payload\.config|testing/
    expect(files.filter((file) => unwanted.test(file))).toEqual([])
    const augmenting = files.filter((file) => file.endsWith('.d.ts') && /declare module ["']payload/.test(read(file)))
    expect(augmenting).toEqual([])
  })

  it('has what each of its doors and commands names', () => {
    const doors = Object.values(manifest.exports).flatMap((door) =>
      typeof door === 'string' ? [door] : Object.values(door),
    )
    const named = [...doors, ...Object.values(manifest.bin)].map((file) => path.normalize(file))
    expect(named.filter((file) => !files.includes(file))).toEqual([])
  })

  it('imports what it declares', () => {
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]
    expect([...imported(/\.m?js$|\.d\.ts$/)].filter((name) => !declared.includes(name)).sort()).toEqual([])
  })

  it('declares what it imports', () => {
    const used = imported(/\.m?js$/)
    const unused = Object.keys(manifest.dependencies).filter((name) => !used.has(name) && !READ_AS_FILES.has(name))
    expect(unused).toEqual([])
  })

  it('says of client components that they are', () => {
    const clients = files.filter((file) => file.endsWith('.js') && /^["']use client["']/.test(read(file)))
    expect(clients.map((file) => path.basename(file, '.js')).sort()).toEqual([
      'BlockListEditor',
      'EndSessionsButton',
      'HideButton',
      'ModerationDesk',
      'ResetButton',
      'RetryButton',
      'SecondStepForm',
      'SuspensionForm',
    ])
  })

  it('is small', () => {
    const bytes = files.reduce((sum, file) => sum + Buffer.byteLength(read(file)), 0)
    expect(bytes / 1024 ** 2).toBeLessThan(MAX_MEGABYTES)
  })
})
