import { PgBoss } from 'pg-boss'
import type { Shop } from '../../setup/shop'

/** Has a shop's worker do what else waits for the clock. */
export async function sendJob(shop: Pick<Shop, 'databaseUrl'>, name: string, data: object = {}): Promise<void> {
  const boss = new PgBoss({
    connectionString: shop.databaseUrl,
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  })
  await boss.start()
  await boss.send(name, data)
  await boss.stop({ graceful: false })
}
