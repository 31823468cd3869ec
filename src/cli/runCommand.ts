import { runWorker } from '@jobs/runWorker'
import { migrateShop } from '@plugins/migrateShop'
import { getPayload, type SanitizedConfig } from 'payload'
import { contextOf } from '@/core/context/context'
import { connectionOf } from '@/core/database/connection'
import { allowStatements } from '@/core/database/statementTimeout'
import { withMigrator } from '@/core/migrations/lock'
import { MigrationError } from '@/core/migrations/MigrationError'

const USAGE = `usage:
  schematicshop migrate [--repair]
      Creates what the shop needs in the database, such as triggers and indexes. Run npx payload migrate first.
      --repair also restores what was dropped or changed since.
  schematicshop worker
      Processes uploaded files and all other jobs until it is stopped with Ctrl-C or SIGTERM.
`

type OpenConfig = () => Promise<SanitizedConfig>

/** Runs a command of the package on an app. @param openConfig gives the app's config */
export async function runCommand([verb, ...options]: readonly string[], openConfig: OpenConfig): Promise<void> {
  const isHelp = verb === 'help' || [verb, ...options].some((word) => word === '--help' || word === '-h')
  if (isHelp) {
    process.stdout.write(USAGE)
    process.exit(0)
  }
  if (verb === 'worker' && options.length === 0)
    return runWorker(async () => getPayload({ config: await openConfig() }))
  if (verb === 'migrate' && options.every((option) => option === '--repair'))
    process.exit(await migrate(openConfig, options.length > 0))
  if (verb !== undefined) {
    const isKnown = verb === 'worker' || verb === 'migrate'
    const problem = isKnown
      ? `${verb} has no option ${options.find((option) => option !== '--repair') ?? options[0]}`
      : `unknown command: ${verb}`
    process.stderr.write(`schematicshop: ${problem}\n`)
  }
  process.stderr.write(USAGE)
  process.exit(2)
}

/** @returns the exit code */
async function migrate(openConfig: OpenConfig, repair: boolean): Promise<number> {
  allowStatements(0)
  const payload = await getPayload({ config: await openConfig(), disableOnInit: true })
  try {
    const done = await withMigrator(connectionOf(contextOf(payload)), (client) =>
      migrateShop(client, payload, { repair }),
    )
    for (const line of done) console.log(line)
    console.log('The database has all that the shop needs.')
    return 0
  } catch (error) {
    console.error(error instanceof MigrationError ? error.message : error)
    return 1
  } finally {
    await payload.destroy()
  }
}
