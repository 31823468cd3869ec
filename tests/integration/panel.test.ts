import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import config from '@payload-config'
import { generateImportMap } from 'payload'
import { expect, it } from 'vitest'

/** The components that an import map knows. */
const componentsOf = (map: string): string[] =>
  [...map.matchAll(/^ {2}"([^"]+)": /gm)].map(([, name = '']) => name).sort()

it('the panel shows every component that the config names', async () => {
  const sanitized = await config
  const committed = await readFile(sanitized.admin.importMap.importMapFile ?? '', 'utf8')
  const folder = await mkdtemp(path.join(tmpdir(), 'panel-'))
  try {
    const file = path.join(folder, 'importMap.js')
    await writeFile(file, '')
    const admin = { ...sanitized.admin, importMap: { ...sanitized.admin.importMap, importMapFile: file } }
    await generateImportMap({ ...sanitized, admin }, { force: true, log: false })
    // Where these differ: `npx payload generate:importmap`
    expect(componentsOf(committed)).toEqual(componentsOf(await readFile(file, 'utf8')))
  } finally {
    await rm(folder, { recursive: true })
  }
})
