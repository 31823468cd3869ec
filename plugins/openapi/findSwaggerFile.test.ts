import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSwaggerFile } from './findSwaggerFile'

let folder: string
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'swagger-')))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A package with one file, as it is installed. */
function install(place: string, name: string, file: string) {
  mkdirSync(path.join(folder, place), { recursive: true })
  writeFileSync(path.join(folder, place, 'package.json'), JSON.stringify({ name }))
  writeFileSync(path.join(folder, place, file), '')
}

describe('a file of Swagger UI', () => {
  it('is found in the shop’s repository', () => {
    expect(findSwaggerFile('swagger-ui.css')).toMatch(/node_modules\/swagger-ui-dist\/swagger-ui\.css$/)
  })

  it('is found where a workspace keeps the packages of all its apps', () => {
    install('workspace/node_modules/schematicshop', 'schematicshop', 'index.js')
    install('workspace/node_modules/swagger-ui-dist', 'swagger-ui-dist', 'swagger-ui.css')
    expect(findSwaggerFile('swagger-ui.css', path.join(folder, 'workspace/apps/web'))).toBe(
      path.join(folder, 'workspace/node_modules/swagger-ui-dist/swagger-ui.css'),
    )
  })

  it('is found where pnpm keeps it, beside the shop', () => {
    const store = 'pnpm/node_modules/.pnpm/schematicshop@0.1.0/node_modules'
    install(`${store}/schematicshop`, 'schematicshop', 'index.js')
    install(`${store}/swagger-ui-dist`, 'swagger-ui-dist', 'swagger-ui.css')
    symlinkSync(path.join(folder, store, 'schematicshop'), path.join(folder, 'pnpm/node_modules/schematicshop'))
    expect(findSwaggerFile('swagger-ui.css', path.join(folder, 'pnpm'))).toBe(
      path.join(folder, store, 'swagger-ui-dist/swagger-ui.css'),
    )
  })
})
