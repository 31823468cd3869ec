import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isInstalled } from './install.mjs'

describe('whether the packages are installed', () => {
  let project: string
  const lock = (packages: object) =>
    writeFileSync(path.join(project, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }))
  const installed = (packages: object) =>
    writeFileSync(path.join(project, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
  beforeEach(() => {
    project = mkdtempSync(path.join(tmpdir(), 'install-'))
    mkdirSync(path.join(project, 'node_modules'))
    lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', optional: true } })
  })
  afterEach(() => rmSync(project, { recursive: true }))

  it('is no before anything was, or when it was interrupted', () => {
    expect(isInstalled(project)).toBe(false)
  })

  it('is yes without what is for other platforms', () => {
    installed({ 'node_modules/a': { version: '1.0.0' } })
    expect(isInstalled(project)).toBe(true)
  })

  it('is no when a version differs or one is missing', () => {
    installed({ 'node_modules/a': { version: '0.9.0' } })
    expect(isInstalled(project)).toBe(false)
    installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '0.9.0' } })
    expect(isInstalled(project)).toBe(false)
    installed({})
    expect(isInstalled(project)).toBe(false)
  })
})
