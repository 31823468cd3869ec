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
      Brings what the shop needs into the database; Payload's own migrations come first (npx payload migrate).
      --repair also makes again what was dropped or changed since.
  schematicshop worker
      Works on uploaded files, and on everything else that is done beside requests, until it is asked to end.
`

type OpenConfig = () => Promise<SanitizedConfig>

/** Runs a command of the package on an app. @param openConfig gives the app's config */
export async function runCommand([verb, ...options]: readonly string[], openConfig: OpenConfig): Promise<void> {
  if (verb === 'worker' && options.length === 0)
    return runWorker(async () => getPayload({ config: await openConfig() }))
  if (verb === 'migrate' && options.every((option) => option === '--repair'))
    process.exit(await migrate(openConfig, options.length > 0))
  const isHelp = verb === 'help' || verb === '--help' || verb === '-h'
  process[isHelp ? 'stdout' : 'stderr'].write(USAGE)
  process.exit(isHelp ? 0 : 2)
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
