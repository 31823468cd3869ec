import { describe, expect, test } from 'vitest'
import { predictLosses, type SourceFacts } from './predictLosses'

const source = (facts: Partial<SourceFacts>): SourceFacts => ({
  format: 'sponge',
  formatVersion: 1,
  edition: 'java',
  isLegacy: false,
  dataVersion: null,
  width: 1,
  height: 1,
  length: 1,
  regions: 1,
  blockEntities: [],
  entities: [],
  items: false,
  variants: false,
  metadata: false,
  oldest: null,
  ...facts,
})

describe('what a conversion may lose', () => {
  test('a version is guessed only where the names do not tell it', () => {
    expect(predictLosses(source({}), 'litematic')).toContain('data_version_guessed')
    expect(predictLosses(source({ isLegacy: true }), 'litematic')).not.toContain('data_version_guessed')
    expect(predictLosses(source({ format: 'mcedit', isLegacy: true }), 'litematic')).not.toContain(
      'data_version_guessed',
    )
  })

  test('files of before 1.13 lose nothing of their blocks to numbers', () => {
    expect(predictLosses(source({}), 'mcedit')).toContain('states_simplified')
    expect(predictLosses(source({ isLegacy: true, items: true }), 'mcedit')).toEqual(['biomes'])
  })
})
