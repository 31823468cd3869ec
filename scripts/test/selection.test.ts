import { describe, expect, it } from 'vitest'
import { select } from './selection.mjs'

describe('what npm test runs', () => {
  it('is everything when nothing is named', () => {
    expect(select([])).toMatchObject({ checks: true, build: true, vitest: true, playwright: true, services: true })
  })

  it('is one file of Vitest by its path', () => {
    const chosen = select(['./tests/integration/upload.test.ts', '-t', 'refuses'])
    expect(chosen).toMatchObject({ checks: false, build: false, vitest: true, playwright: false, services: true })
    expect(chosen.vitestArgs).toEqual(['tests/integration/upload.test.ts', '-t', 'refuses'])
  })

  it('needs no service for unit tests', () => {
    expect(select(['--unit'])).toMatchObject({
      vitest: true,
      playwright: false,
      services: false,
      vitestArgs: ['--project=unit'],
    })
    expect(select(['src/schematic/nbt.test.ts']).services).toBe(false)
    expect(select(['plugins/quotas/quotas.integration.test.ts']).services).toBe(true)
  })

  it('is one file of Playwright by its path', () => {
    expect(select(['tests/e2e/upload.spec.ts', '--project=phone'])).toMatchObject({
      vitest: false,
      playwright: true,
      playwrightArgs: ['tests/e2e/upload.spec.ts', '--project=phone'],
    })
  })
})
