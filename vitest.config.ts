import path from 'node:path'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname
const alias = [
  { find: '@payload-config', replacement: path.join(here, 'payload.config.ts') },
  { find: /^@\//, replacement: `${path.join(here, 'src')}/` },
  { find: /^schematicshop\//, replacement: `${here}/exports/` },
  { find: /^@(plugins|collections|jobs)\//, replacement: `${here}/$1/` },
]

/** Beside the code and named so, a test that needs the database. */
const besideAndIntegration = '{src,collections,plugins,jobs,scripts}/**/*.integration.test.{ts,tsx}'

export default defineConfig({
  resolve: { alias },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{src,collections,plugins,jobs,scripts,messages}/**/*.test.{ts,tsx}',
            'tests/schematic/**/*.test.ts',
          ],
          exclude: [besideAndIntegration, '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,journey,faults,services,setup,foreign}/**/*.test.ts', besideAndIntegration],
          globalSetup: ['tests/setup/globalSetup.ts'],
          setupFiles: ['tests/setup/useTestDatabase.ts'],
          pool: 'forks',
          // Each may run a shop of several processes, on two cores.
          maxWorkers: 2,
          testTimeout: 60_000,
          // A shop may have to be built first.
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
