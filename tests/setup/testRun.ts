import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { startPostgres } from '../../scripts/postgres/startPostgres.mjs'
import { stopRadosgw } from '../services/radosgw'
import { acquireSlot, FOLDER_VARIABLE } from './slot'
import { dropLeftDatabases, ensureTemplate } from './template'

/** What test files are told, through the environment. */
export const RUN_VARIABLES = {
  folder: FOLDER_VARIABLE,
  adminUrl: 'SHOP_TEST_ADMIN_URL',
  ownerUrl: 'SHOP_TEST_OWNER_URL',
  template: 'SHOP_TEST_TEMPLATE',
} as const

/** Starts what all test files of a run share: a fast Postgres with a migrated template. @returns what ends it */
export async function startTestRun(): Promise<() => Promise<void>> {
  const begin = performance.now()
  const slot = await acquireSlot()
  const postgres = await startPostgres({ dir: path.join(slot.folder, 'postgres'), database: 'shop', fast: true })
  const end = async () => {
    await stopRadosgw(path.join(slot.folder, 'radosgw'))
    await postgres.stop()
    await slot.release()
  }
  try {
    await dropLeftDatabases(postgres.adminUrl)
    const files = path.join(slot.folder, 'files')
    rmSync(files, { recursive: true, force: true })
    mkdirSync(files)
    process.env[RUN_VARIABLES.folder] = slot.folder
    process.env[RUN_VARIABLES.adminUrl] = postgres.adminUrl
    process.env[RUN_VARIABLES.ownerUrl] = postgres.url
    process.env[RUN_VARIABLES.template] = await ensureTemplate(postgres)
  } catch (error) {
    await end()
    throw error
  }
  console.log(
    `test services in ${path.relative(process.cwd(), slot.folder)} after ${Math.round(performance.now() - begin)} ms`,
  )
  return end
}

/** @throws outside a test run */
export function readRunVariable(name: keyof typeof RUN_VARIABLES): string {
  const value = process.env[RUN_VARIABLES[name]]
  if (value === undefined) throw new Error('this runs only in a test run: npm test')
  return value
}

/** A folder of its own for a test file, gone at the next run. */
export function makeTestFolder(name: string): string {
  const folder = path.join(
    readRunVariable('folder'),
    'files',
    `${name}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`,
  )
  mkdirSync(folder, { recursive: true })
  return folder
}
