import { readFileSync } from 'node:fs'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { beforeAll, describe, expect, it } from 'vitest'
import { forbidden, options } from '../.dependency-cruiser.mjs'

const root = path.resolve(import.meta.dirname, '..')
const at = (folder: string) => path.join(root, folder)

let result: ICruiseResult
beforeAll(async () => {
  const { output } = await cruise(
    ['src', 'collections', 'plugins', 'jobs', 'exports', 'scripts', 'payload.config.ts'],
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden } },
    {
      alias: {
        '@': at('src'),
        '@plugins': at('plugins'),
        '@collections': at('collections'),
        '@jobs': at('jobs'),
        '@payload-config': at('payload.config.ts'),
      },
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  )
  if (typeof output === 'string') throw new Error(output)
  result = output
}, 60_000)

type Imports = ReadonlyMap<string, ReadonlySet<string>>

/** The rooms that one imports, those that these import, and so on. */
function reachedFrom(room: string, imports: Imports, reached = new Set<string>()): Set<string> {
  for (const other of imports.get(room) ?? []) if (!reached.has(other)) reachedFrom(other, imports, reached.add(other))
  return reached
}

describe('what may import what', () => {
  it.each(forbidden.map(({ name }) => name))('%s', (name) => {
    const breaches = result.summary.violations.filter(({ rule }) => rule.name === name)
    expect(breaches.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  it('builds no circles of rooms', () => {
    const roomOf = (file: string) => /^plugins\/([^/]+)\//.exec(file)?.[1]
    const imports = new Map<string, Set<string>>()
    for (const { source, dependencies } of result.modules) {
      const room = roomOf(source)
      const others = dependencies.flatMap(({ resolved }) => roomOf(resolved) ?? []).filter((other) => other !== room)
      if (room) imports.set(room, new Set([...(imports.get(room) ?? []), ...others]))
    }
    const inCircles = [...imports.keys()].filter((room) => reachedFrom(room, imports).has(room))
    expect(inCircles).toEqual([])
  })

  it.each(['exports/engineInBrowser.ts', 'exports/client.ts'])('needs nothing of Node in browsers: %s', (entry) => {
    const dependencies = new Map(result.modules.map((module) => [module.source, module.dependencies]))
    const ofNode: string[] = []
    const reached = new Set([entry])
    for (const source of reached)
      for (const { resolved, dependencyTypes } of dependencies.get(source) ?? []) {
        if (dependencyTypes.includes('core')) ofNode.push(`${source} imports ${resolved}`)
        else if (!dependencyTypes.includes('type-only')) reached.add(resolved)
      }
    expect(reached.size).toBeGreaterThan(1)
    expect(ofNode).toEqual([])
  })

  it('sees imports by alias, by relative path and of types alone', () => {
    const sources = new Map(result.modules.map(({ source, dependencies }) => [source, dependencies]))
    const importsOf = (source: string) => sources.get(source)?.map(({ resolved }) => resolved)
    expect(importsOf('plugins/downloads/endpoints/serveFile.ts')).toEqual(
      expect.arrayContaining(['src/core/http/serveObject.ts', 'plugins/downloads/signLink.ts']),
    )
    expect(importsOf('src/core/http/parseRange.ts')).toContain('src/core/storage/objectStore.ts')
  })
})

it('reads the environment in one place', () => {
  const readers = result.modules
    .map(({ source }) => source)
    .filter((source) => /^(src|collections|plugins|jobs)\/.*[.]tsx?$/.test(source))
    .filter((source) => /process\.env\b/.test(readFileSync(at(source), 'utf8')))
  // Whether a process answers requests, and whether it builds: Next alone says so, in any app.
  const ofNext = ['src/core/http/requireGuardInFront.ts', 'src/instrumentation.ts']
  expect(readers.sort()).toEqual(['src/env.ts', ...ofNext].sort())
})
