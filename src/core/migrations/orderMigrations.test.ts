import { describe, expect, it } from 'vitest'
import { orderMigrations } from './orderMigrations'

const migration = (name: string, ...needs: string[]) => ({ name, needs, up: () => '' })

describe('the order of migrations', () => {
  it('is the given one, but that each comes after those it needs', () => {
    const given = [migration('a', 'c'), migration('b'), migration('c', 'd'), migration('d')]
    expect(orderMigrations(given).map(({ name }) => name)).toEqual(['d', 'c', 'a', 'b'])
  })

  it('names a migration that is needed and absent', () => {
    expect(() => orderMigrations([migration('a', 'z')])).toThrow(
      'The migration a needs z, which the app does not have.',
    )
  })

  it('names migrations that need each other', () => {
    expect(() => orderMigrations([migration('a', 'b'), migration('b', 'a')])).toThrow('needs itself: a, b')
  })
})
